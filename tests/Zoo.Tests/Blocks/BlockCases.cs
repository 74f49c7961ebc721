using System.Collections.Generic;
using StaticNets.Training;
using StaticNets.Zoo.Tests.Blocks.Networks;

namespace StaticNets.Zoo.Tests.Blocks;

/// <summary>The networks of one block each, by the names of make_blocks.py.</summary>
public static class BlockCases
{
    /// <summary>Samples of the step.</summary>
    public const int Rows = 3;

    /// <summary>Every case.</summary>
    public static IReadOnlyDictionary<string, BlockCase> All { get; } = new Dictionary<string, BlockCase>
    {
        [nameof(BasicBlockPlain)] = new([8, 7, 9], typeof(BasicBlockPlain), (file, optimizer) =>
        {
            BasicBlockPlain network = BasicBlockPlain.Load(file);
            return (new BasicBlockPlain.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(BasicBlockProjected)] = new([8, 9, 7], typeof(BasicBlockProjected), (file, optimizer) =>
        {
            BasicBlockProjected network = BasicBlockProjected.Load(file);
            return (new BasicBlockProjected.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(BottleneckPlain)] = new([16, 6, 5], typeof(BottleneckPlain), (file, optimizer) =>
        {
            BottleneckPlain network = BottleneckPlain.Load(file);
            return (new BottleneckPlain.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(BottleneckProjected)] = new([8, 7, 7], typeof(BottleneckProjected), (file, optimizer) =>
        {
            BottleneckProjected network = BottleneckProjected.Load(file);
            return (new BottleneckProjected.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InceptionModule)] = new([12, 7, 6], typeof(InceptionModule), (file, optimizer) =>
        {
            InceptionModule network = InceptionModule.Load(file);
            return (new InceptionModule.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InceptionV2Mean)] = new([12, 6, 7], typeof(InceptionV2Mean), (file, optimizer) =>
        {
            InceptionV2Mean network = InceptionV2Mean.Load(file);
            return (new InceptionV2Mean.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InceptionV2Maximum)] = new([12, 6, 7], typeof(InceptionV2Maximum), (file, optimizer) =>
        {
            InceptionV2Maximum network = InceptionV2Maximum.Load(file);
            return (new InceptionV2Maximum.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InceptionV2Halved)] = new([12, 6, 8], typeof(InceptionV2Halved), (file, optimizer) =>
        {
            InceptionV2Halved network = InceptionV2Halved.Load(file);
            return (new InceptionV2Halved.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(MlpConvOnce)] = new([6, 9, 8], typeof(MlpConvOnce), (file, optimizer) =>
        {
            MlpConvOnce network = MlpConvOnce.Load(file);
            return (new MlpConvOnce.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(SeparableConvHalved)] = new([7, 8, 6], typeof(SeparableConvHalved), (file, optimizer) =>
        {
            SeparableConvHalved network = SeparableConvHalved.Load(file);
            return (new SeparableConvHalved.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(TransitionOnce)] = new([10, 6, 8], typeof(TransitionOnce), (file, optimizer) =>
        {
            TransitionOnce network = TransitionOnce.Load(file);
            return (new TransitionOnce.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InceptionV3First)] = new([6, 5, 6], typeof(InceptionV3First), (file, optimizer) =>
        {
            InceptionV3First network = InceptionV3First.Load(file);
            return (new InceptionV3First.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InceptionV3Seven)] = new([8, 5, 6], typeof(InceptionV3Seven), (file, optimizer) =>
        {
            InceptionV3Seven network = InceptionV3Seven.Load(file);
            return (new InceptionV3Seven.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InceptionV3Split)] = new([8, 3, 3], typeof(InceptionV3Split), (file, optimizer) =>
        {
            InceptionV3Split network = InceptionV3Split.Load(file);
            return (new InceptionV3Split.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InceptionV3HeadOnce)] = new([5, 18, 17], typeof(InceptionV3HeadOnce), (file, optimizer) =>
        {
            InceptionV3HeadOnce network = InceptionV3HeadOnce.Load(file);
            return (new InceptionV3HeadOnce.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InceptionV4Split)] = new([8, 3, 2], typeof(InceptionV4Split), (file, optimizer) =>
        {
            InceptionV4Split network = InceptionV4Split.Load(file);
            return (new InceptionV4Split.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(DenseLayerOnce)] = new([10, 6, 7], typeof(DenseLayerOnce), (file, optimizer) =>
        {
            DenseLayerOnce network = DenseLayerOnce.Load(file);
            return (new DenseLayerOnce.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InvertedResidualSkipped)] = new([6, 7, 5], typeof(InvertedResidualSkipped), (file, optimizer) =>
        {
            InvertedResidualSkipped network = InvertedResidualSkipped.Load(file);
            return (new InvertedResidualSkipped.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InvertedResidualNarrow)] = new([6, 8, 7], typeof(InvertedResidualNarrow), (file, optimizer) =>
        {
            InvertedResidualNarrow network = InvertedResidualNarrow.Load(file);
            return (new InvertedResidualNarrow.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InvertedResidualSqueezed)] = new([8, 6, 7], typeof(InvertedResidualSqueezed), (file, optimizer) =>
        {
            InvertedResidualSqueezed network = InvertedResidualSqueezed.Load(file);
            return (new InvertedResidualSqueezed.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(InvertedResidualRelu)] = new([8, 9, 7], typeof(InvertedResidualRelu), (file, optimizer) =>
        {
            InvertedResidualRelu network = InvertedResidualRelu.Load(file);
            return (new InvertedResidualRelu.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
        [nameof(MixerLayerOnce)] = new([1, 7, 10], typeof(MixerLayerOnce), (file, optimizer) =>
        {
            MixerLayerOnce network = MixerLayerOnce.Load(file);
            return (new MixerLayerOnce.Training(network, Rows, optimizer, Loss.MeanSquaredError, keepGradients: true), network.Parameters);
        }),
    };
}
