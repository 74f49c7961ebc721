using System;
using StaticNets.Training;
using Xunit;

namespace StaticNets.Runtime.Tests.Training;

public class MetricTests
{
    // Three samples of three classes: right, second best, last.
    private static readonly float[] Outputs = [1, 5, 2, 4, 3, 1, 9, 8, 7];
    private static readonly int[] Classes = [1, 1, 2];

    [Fact]
    public void Accuracy_and_top_k_count_samples_whose_class_is_high_enough()
    {
        AccuracyMetric accuracy = new();
        Assert.True(double.IsNaN(accuracy.Value));
        accuracy.Add(Outputs, Classes);
        Assert.Equal(1 / 3.0, accuracy.Value);

        foreach ((int k, double share) in new[] { (1, 1 / 3.0), (2, 2 / 3.0), (3, 1.0), (9, 1.0) })
        {
            TopK top = new(k);
            top.Add(Outputs, Classes);
            Assert.Equal(share, top.Value);
            Assert.Equal(3, top.Count);
        }
    }

    [Fact]
    public void Of_equal_outputs_the_first_class_wins()
    {
        AccuracyMetric accuracy = new();
        accuracy.Add([2, 2, 2, 2], [0, 1]);
        Assert.Equal(0.5, accuracy.Value);
    }

    [Fact]
    public void The_confusion_matrix_counts_what_was_taken_for_what()
    {
        ConfusionMatrix matrix = new(3);
        matrix.Add(Outputs, Classes);

        Assert.Equal(1, matrix[1, 1]);
        Assert.Equal(1, matrix[1, 0]);
        Assert.Equal(1, matrix[2, 0]);
        Assert.Equal(0, matrix[0, 0]);
        Assert.Equal(1 / 3.0, matrix.Accuracy);
        Assert.Equal(0.5, matrix.Recall(1));
        Assert.Equal(1, matrix.Precision(1));
        Assert.True(double.IsNaN(matrix.Recall(0)));
        matrix.Reset();
        Assert.Equal(0, matrix.Count);
    }

    [Fact]
    public void Mean_absolute_error_and_R_squared_are_those_of_their_definitions()
    {
        // Errors 1, 0, -2, 1; targets 1, 2, 3, 6 with mean 3: spread 4 + 1 + 0 + 9.
        float[] outputs = [2, 2, 1, 7], targets = [1, 2, 3, 6];
        MeanAbsoluteErrorMetric error = new();
        RSquared squared = new();
        error.Add(outputs.AsSpan(0, 1), targets.AsSpan(0, 1));
        error.Add(outputs.AsSpan(1), targets.AsSpan(1));
        squared.Add(outputs.AsSpan(0, 1), targets.AsSpan(0, 1));
        Assert.True(double.IsNaN(squared.Value));
        squared.Add(outputs.AsSpan(1), targets.AsSpan(1));

        Assert.Equal(1, error.Value);
        Assert.Equal(1 - (6 / 14.0), squared.Value, 1e-15);
    }

    [Fact]
    public void R_squared_of_equal_targets_says_whether_the_outputs_are_right()
    {
        RSquared right = new(), wrong = new();
        right.Add([5, 5], [5, 5]);
        wrong.Add([5, 4], [5, 5]);
        Assert.Equal(1, right.Value);
        Assert.Equal(0, wrong.Value);
    }

    [Fact]
    public void What_does_not_fit_is_refused_and_nothing_is_added()
    {
        AccuracyMetric accuracy = new();
        Assert.Throws<ArgumentException>(() => accuracy.Add([1, 2, 3], [0, 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => accuracy.Add([1, 2, 3, 4], [0, 2]));
        Assert.Equal(0, accuracy.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConfusionMatrix(2).Add(0, -1));
        Assert.Throws<ArgumentException>(() => new RSquared().Add([1], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TopK(0));
    }
}
