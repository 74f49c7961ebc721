namespace StaticNets.Runtime.Description.Drawing;

/// <summary>A rectangle around a group.</summary>
internal sealed record GroupFrame(LayerGroup Group, double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether a box lies in it or on its edge.</summary>
    public bool Touches(Vertex box) => box.X + (box.Width / 2) > Left && box.X - (box.Width / 2) < Right && box.Y + box.Height > Top && box.Y < Bottom;
}
