using System;
using System.Collections.Generic;
using StaticNets.Runtime.Description;
using StaticNets.Runtime.Passes;
using StaticNets.Training;

namespace Images.Networks;

/// <summary>One of the sample's networks with fresh weights, and its training.</summary>
internal sealed class Model : IDisposable
{
    private readonly Action<string> save;

    private Model(string name, NetworkDescription description, TrainingSession session, Action<string> save)
    {
        Name = name;
        Description = description;
        Session = session;
        this.save = save;
    }

    /// <summary>Shows every value of a pass.</summary>
    public delegate void Showing(ReadOnlySpan<float> image, ITraceVisitor visitor);

    /// <summary>What <see cref="Create"/> knows.</summary>
    public static IReadOnlyList<string> Names { get; } = ["resnet", "mobilenet", "densenet", "vit", "mixer"];

    /// <summary>One of <see cref="Names"/>.</summary>
    public string Name { get; }

    /// <summary>Its layers.</summary>
    public NetworkDescription Description { get; }

    /// <summary>Its training.</summary>
    public TrainingSession Session { get; }

    /// <summary>Shows every value of a pass by the weights that were last published; null, where no layer attends to anything.</summary>
    public Showing? Trace { get; private init; }

    /// <summary>Makes a network.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="batch">Images of a step.</param>
    /// <param name="optimizer">Its own.</param>
    /// <param name="loss">What is made small.</param>
    /// <param name="seed">Seed of the weights.</param>
    /// <exception cref="ArgumentException">There is no such network.</exception>
    public static Model Create(string name, int batch, Optimizer optimizer, Loss loss, ulong seed)
    {
        switch (name)
        {
            case "resnet":
                SmallResNet resnet = new(seed);
                return new(name, SmallResNet.Description, new SmallResNet.Training(resnet, batch, optimizer, loss, seed), resnet.Save);
            case "mobilenet":
                SmallMobileNet mobilenet = new(seed);
                return new(name, SmallMobileNet.Description, new SmallMobileNet.Training(mobilenet, batch, optimizer, loss, seed), mobilenet.Save);
            case "densenet":
                SmallDenseNet densenet = new(seed);
                return new(name, SmallDenseNet.Description, new SmallDenseNet.Training(densenet, batch, optimizer, loss, seed), densenet.Save);
            case "vit":
                SmallViT vit = new(seed);
                return new(name, SmallViT.Description, new SmallViT.Training(vit, batch, optimizer, loss, seed), vit.Save) { Trace = vit.Trace };
            case "mixer":
                SmallMixer mixer = new(seed);
                return new(name, SmallMixer.Description, new SmallMixer.Training(mixer, batch, optimizer, loss, seed), mixer.Save);
            default:
                throw new ArgumentException($"There is no network '{name}'; there are {string.Join(", ", Names)}.", nameof(name));
        }
    }

    /// <summary>Writes the weights that were last published, as safetensors.</summary>
    public void Save(string path) => save(path);

    /// <inheritdoc/>
    public void Dispose() => Session.Dispose();
}
