namespace Caption.Data;

/// <summary>A picture and its description.</summary>
/// <param name="Picture">[3, 32, 32], 0 to 1.</param>
/// <param name="Words">The description.</param>
internal sealed record Described(float[] Picture, string[] Words);
