using System.Collections.Generic;

namespace StaticNets.Training;

/// <summary>Everything about a training in progress that is not in its session.</summary>
internal sealed class FitState
{
    /// <summary>Whole epochs so far.</summary>
    public int Epoch { get; set; }

    /// <summary>Batches of the current epoch so far.</summary>
    public int Batch { get; set; }

    /// <summary>Batches of all epochs so far: the schedule's position.</summary>
    public long Step { get; set; }

    public double LossSum { get; set; }

    public double WeightSum { get; set; }

    public long Refused { get; set; }

    public long Hits { get; set; }

    public long Seen { get; set; }

    /// <summary>Time spent on the current epoch before the last resumption.</summary>
    public double Seconds { get; set; }

    /// <summary>The rate that the schedule multiplies.</summary>
    public float BaseRate { get; set; }

    /// <summary>The rate of the last step.</summary>
    public float Rate { get; set; }

    public double BestLoss { get; set; } = double.PositiveInfinity;

    /// <summary>From 1; 0: none yet.</summary>
    public int BestEpoch { get; set; }

    public int EpochsSinceBest { get; set; }

    /// <summary>Weights of the best epoch; null where they are not kept, or there is none.</summary>
    public SessionWeights? Best { get; set; }

    public List<EpochResult> History { get; } = [];

    public double Loss => WeightSum == 0 ? double.NaN : LossSum / WeightSum;

    public double Accuracy => Seen == 0 ? double.NaN : (double)Hits / Seen;

    public void BeginEpoch()
    {
        Batch = 0;
        (LossSum, WeightSum, Seconds) = (0, 0, 0);
        (Refused, Hits, Seen) = (0, 0, 0);
    }
}
