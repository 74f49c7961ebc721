using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace StaticNets.Layers.Tests.Reference;

/// <summary>The gradients of the references, which judge everything else, against differences of their own outputs.</summary>
public sealed class ReferenceGradientTests
{
    [Theory]
    [MemberData(nameof(TorchCase.Names), "", MemberType = typeof(TorchCase))]
    public void Gradients_are_the_central_differences(string name)
    {
        DirectionalDifference at = Point(name);
        foreach ((string tensor, double[] gradient) in at.Gradients())
        {
            Assert.True(at.Agrees(tensor, gradient), $"{name}: the gradient of {tensor} is not the difference.");
        }
    }

    [Theory]
    [MemberData(nameof(TorchCase.Names), "", MemberType = typeof(TorchCase))]
    public void The_error_falls_with_the_square_of_the_step(string name)
    {
        DirectionalDifference at = Point(name);
        foreach ((string tensor, double[] gradient) in at.Gradients())
        {
            (double derivative, double coarse) = at.Compare(tensor, gradient, 1e-3, direction: 1);
            double fine = at.Compare(tensor, gradient, 1e-4, direction: 1).Error;

            // A hundredth in theory; where the layer is linear both are rounding, below 1e-9 of the derivative and the terms it is a sum of.
            Assert.True(Math.Abs(fine) <= (Math.Abs(coarse) / 50) + (1e-9 * (1 + Math.Abs(derivative))), $"{name}, {tensor}: {coarse} at 1e-3, {fine} at 1e-4.");
        }
    }

    [Theory]
    [MemberData(nameof(TorchCase.Names), "", MemberType = typeof(TorchCase))]
    public void A_gradient_with_one_value_off_by_one_per_cent_is_found(string name)
    {
        DirectionalDifference at = Point(name);
        foreach ((string tensor, double[] gradient) in at.Gradients())
        {
            int largest = Array.IndexOf(gradient, gradient.MaxBy(value => Math.Abs(value)));
            gradient[largest] *= 1.01;
            Assert.False(at.Agrees(tensor, gradient), $"{name}: a wrong gradient of {tensor} passes.");
        }
    }

    [Fact]
    public void A_kink_under_the_point_is_found()
    {
        // |x| with the derivative 1 taken everywhere, at points of both signs.
        ActivationReference wrong = new("Abs", Math.Abs, x => 1);
        DirectionalDifference at = new(wrong, [16], rows: 1, seed: 3);
        Assert.False(at.Agrees("x", at.Gradients()["x"]));
    }

    private static DirectionalDifference Point(string name)
    {
        TorchCase torch = TorchCase.Load(name);
        return new DirectionalDifference(torch.Layer, torch.Input, torch.Rows, seed: name.Sum(letter => letter));
    }
}
