using System.Collections.Generic;

namespace StaticNets.Runtime.Description.Drawing;

/// <summary>A box of a layered drawing, or a bend of an edge that passes a rank.</summary>
internal sealed class Vertex(double width, double height, LayerGroup? group, bool isBend)
{
    /// <summary>Extent to the right; 0 of a bend.</summary>
    public double Width { get; } = width;

    /// <summary>Width that it is given in its row.</summary>
    public double Room { get; set; } = width;

    /// <summary>Extent down; that of its row of a bend, which passes the row straight.</summary>
    public double Height { get; set; } = height;

    /// <summary>The innermost group around it; null where it belongs to no layer.</summary>
    public LayerGroup? Group { get; } = group;

    /// <summary>Whether it is a place on an edge only.</summary>
    public bool IsBend { get; } = isBend;

    /// <summary>Row of the drawing, from the top.</summary>
    public int Rank { get; set; }

    /// <summary>Place in its row, from the left.</summary>
    public int Order { get; set; }

    /// <summary>Its middle.</summary>
    public double X { get; set; }

    /// <summary>Its top.</summary>
    public double Y { get; set; }

    /// <summary>Its neighbours a row above.</summary>
    public List<Vertex> Above { get; } = [];

    /// <summary>Its neighbours a row below.</summary>
    public List<Vertex> Below { get; } = [];
}
