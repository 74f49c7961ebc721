using System;
using StaticNets.Runtime.Randomness;

namespace StaticNets.Training;

/// <summary>
/// Hands out the batches of an epoch, in an order that depends on seed and epoch alone, and fills the next one on another thread meanwhile if it may.
/// The batches are the same with and without. An epoch allocates nothing. Used by one thread.
/// </summary>
public sealed class BatchLoader : IDisposable
{
    private readonly IDataSource source;
    private readonly int batchSize;
    private readonly ulong? shuffleSeed;
    private readonly int[] order;
    private readonly Batch[] slots;
    private readonly Prefetcher? prefetcher;
    private long epoch;
    private int next;
    private int slot;
    private bool asked;

    /// <summary>Creates a loader.</summary>
    /// <param name="source">Where samples come from.</param>
    /// <param name="createBatch">Makes a batch; called once or twice.</param>
    /// <param name="batchSize">Rows of all batches but the last, which has what is left unless it is left out.</param>
    /// <param name="shuffleSeed">Seed of the order; null: the source's own order.</param>
    /// <param name="prefetch">Whether another thread fills the next batch meanwhile.</param>
    /// <param name="dropLast">Whether a last batch that would have fewer rows is left out; of fewer samples than a batch has rows nothing is left then.</param>
    /// <exception cref="ArgumentException">The source has no samples.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The batch size is below 1 or above the batch's capacity.</exception>
    public BatchLoader(IDataSource source, Func<Batch> createBatch, int batchSize, ulong? shuffleSeed, bool prefetch, bool dropLast = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(createBatch);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (source.Count < 1)
        {
            throw new ArgumentException("The data source has no samples.", nameof(source));
        }

        this.source = source;
        this.batchSize = batchSize;
        this.shuffleSeed = shuffleSeed;
        order = new int[source.Count];
        slots = prefetch ? [createBatch(), createBatch()] : [createBatch()];
        if (batchSize > slots[0].Capacity)
        {
            throw new ArgumentOutOfRangeException(nameof(batchSize), batchSize, $"A batch has room for {slots[0].Capacity} rows.");
        }

        BatchesPerEpoch = dropLast ? order.Length / batchSize : (int)(((long)order.Length + batchSize - 1) / batchSize);
        next = BatchesPerEpoch;
        prefetcher = prefetch ? new Prefetcher(Fill) : null;
    }

    /// <summary>Batches of an epoch, the last, smaller one included unless it is left out.</summary>
    public int BatchesPerEpoch { get; }

    /// <summary>Begins an epoch.</summary>
    /// <param name="epoch">Its number, from 0.</param>
    /// <param name="firstBatch">How many of its batches are left out, because they were seen before.</param>
    public void Start(long epoch, int firstBatch = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(firstBatch);
        prefetcher?.Settle();
        asked = false;
        this.epoch = epoch;
        next = firstBatch;
        if (shuffleSeed is { } seed)
        {
            CounterRandom.FillPermutation(CounterRandom.Key(seed, RandomPurpose.Shuffling, epoch), 0, order);
        }
        else
        {
            for (int i = 0; i < order.Length; i++)
            {
                order[i] = i;
            }
        }

        Ask();
    }

    /// <summary>The next batch, good until the next call; null at the end of the epoch. What the source throws passes through.</summary>
    public Batch? Next()
    {
        if (next >= BatchesPerEpoch)
        {
            return null;
        }

        Batch batch = slots[slot];
        if (prefetcher is null)
        {
            Fill(batch, next);
        }
        else
        {
            Ask();
            asked = false;
            prefetcher.Await();
            slot ^= 1;
        }

        next++;
        Ask();
        return batch;
    }

    /// <summary>Ends the thread.</summary>
    public void Dispose() => prefetcher?.Dispose();

    private void Ask()
    {
        if (prefetcher is not null && !asked && next < BatchesPerEpoch)
        {
            asked = true;
            prefetcher.Ask(slots[slot], next);
        }
    }

    private void Fill(Batch batch, int number)
    {
        int first = number * batchSize;
        batch.Epoch = epoch;
        batch.Rows = Math.Min(batchSize, order.Length - first);
        for (int row = 0; row < batch.Rows; row++)
        {
            source.Fill(order[first + row], batch[row]);
        }
    }
}
