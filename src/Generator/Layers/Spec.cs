using StaticNets.Generator.Ir;

namespace StaticNets.Generator.Layers;

/// <summary>A layer's settings and input after they were checked: it exists only if everything fits.</summary>
internal abstract record Spec(Shape Output);
