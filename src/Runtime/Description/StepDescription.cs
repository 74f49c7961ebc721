namespace StaticNets.Runtime.Description;

/// <summary>One step of a network's inference, as the compiler scheduled it.</summary>
/// <param name="Layers">Paths of the layers that it computes, such as <c>conv1 + relu1</c>.</param>
/// <param name="Kernel">The kernel chosen, such as <c>WinogradConv.Forward F(4x4)</c>.</param>
/// <param name="Layout">How what it reads first and writes first lies: <c>planar</c>, <c>blocks of 16</c>, or one to the other.</param>
/// <param name="Nanoseconds">Estimated time for one sample on one core of the machine on which the table of costs was measured.</param>
public sealed record StepDescription(string Layers, string Kernel, string Layout, long Nanoseconds);
