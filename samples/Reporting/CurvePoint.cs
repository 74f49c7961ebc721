namespace Reporting;

/// <summary>What one epoch came to.</summary>
/// <param name="TrainingLoss">Mean loss over the training digits as they were seen.</param>
/// <param name="TestLoss">Mean loss over the test digits after the epoch.</param>
/// <param name="TestAccuracy">Share of test digits read rightly after the epoch, 0 to 1.</param>
public readonly record struct CurvePoint(double TrainingLoss, double TestLoss, double TestAccuracy);
