namespace StaticNets.Generator.Layers;

/// <summary><c>y = x - log Σ eˣ</c>.</summary>
internal sealed class LogSoftmax : SoftmaxLayer<LogSoftmaxAttribute>
{
    protected override string Kind => "LogSoftmax";
}
