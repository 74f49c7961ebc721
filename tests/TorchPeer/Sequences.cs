using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace StaticNets.TorchPeer;

/// <summary>An LSTM over [batch, 64, 32] whose last output is named.</summary>
internal sealed class LstmClassifier : Module<Tensor, Tensor>
{
    private readonly LSTM lstm = LSTM(32, 128, batchFirst: true);
    private readonly Linear fc = Linear(128, 10);

    public LstmClassifier()
        : base("lstm") => RegisterComponents();

    public override Tensor forward(Tensor input) => fc.call(lstm.call(input).Item1.select(1, -1));
}

/// <summary>A layer of the Transformer's encoder over [batch, 64, 128] whose mean is named.</summary>
internal sealed class EncoderClassifier : Module<Tensor, Tensor>
{
    private readonly TransformerEncoderLayer encoder = TransformerEncoderLayer(128, 8, 512, 0);
    private readonly Linear fc = Linear(128, 10);

    public EncoderClassifier()
        : base("encoder") => RegisterComponents();

    // Steps come first there.
    public override Tensor forward(Tensor input) => fc.call(encoder.call(input.transpose(0, 1), null, null).mean([0L]));
}
