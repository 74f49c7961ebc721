namespace Reporting;

/// <summary>What one epoch came to.</summary>
/// <param name="TrainingLoss">Mean loss over the training samples as they were seen.</param>
/// <param name="TestLoss">Mean loss over the test samples after the epoch.</param>
/// <param name="TestAccuracy">Share of test samples read rightly after the epoch, 0 to 1; NaN where there are no classes.</param>
public readonly record struct CurvePoint(double TrainingLoss, double TestLoss, double TestAccuracy);
