namespace StaticNets.Runtime.Threading;

/// <summary>Work on independent items 0 … count - 1: what one item writes, no other item reads or writes.</summary>
internal interface IRangeJob
{
    /// <summary>Does items <paramref name="from"/> … <paramref name="to"/> - 1.</summary>
    void Run(int from, int to);
}
