using System.Collections.Generic;

namespace StaticNets.Training;

/// <summary>What came of a training.</summary>
/// <param name="Epochs">Every whole epoch, those before a resumption too.</param>
/// <param name="BestEpoch">Number of the epoch with the smallest <see cref="EpochResult.Monitored"/>, from 1; 0 if there was none.</param>
/// <param name="StoppedEarly">Whether patience ran out.</param>
/// <param name="Cancelled">Whether it was cancelled.</param>
public sealed record FitHistory(IReadOnlyList<EpochResult> Epochs, int BestEpoch, bool StoppedEarly, bool Cancelled);
