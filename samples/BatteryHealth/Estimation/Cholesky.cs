using System;

namespace BatteryHealth.Estimation;

/// <summary>Solves symmetric, positive definite systems.</summary>
internal static class Cholesky
{
    /// <summary>The x of matrix · x = right. Both are overwritten.</summary>
    /// <param name="matrix">Its lower triangle is read.</param>
    /// <param name="right">The right side.</param>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static double[] Solve(double[,] matrix, double[] right)
    {
        int n = right.Length;
        for (int j = 0; j < n; j++)
        {
            for (int i = j; i < n; i++)
            {
                double sum = matrix[i, j];
                for (int k = 0; k < j; k++)
                {
                    sum -= matrix[i, k] * matrix[j, k];
                }

                matrix[i, j] = i > j ? sum / matrix[j, j] : sum > 0 ? Math.Sqrt(sum) : throw new ArithmeticException("The matrix is not positive definite.");
            }
        }

        // L y = right, then Lᵀ x = y.
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < i; k++)
            {
                right[i] -= matrix[i, k] * right[k];
            }

            right[i] /= matrix[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++)
            {
                right[i] -= matrix[k, i] * right[k];
            }

            right[i] /= matrix[i, i];
        }

        return right;
    }
}
