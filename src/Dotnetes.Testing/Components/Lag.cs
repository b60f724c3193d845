using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace Dotnetes.Testing.Components;

/// <summary>Makes the elements of a sequence come later than they would, each by the same time.</summary>
internal static class Lag
{
    public static async IAsyncEnumerable<T> Behind<T>(IAsyncEnumerable<T> source, TimeSpan lag, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var queue = Channel.CreateUnbounded<(T Item, long Arrived)>(new() { SingleReader = true, SingleWriter = true });
        var pumping = Pump(source, queue.Writer, time, cancellationToken);
        while (await queue.Reader.WaitToReadAsync(cancellationToken))
        {
            while (queue.Reader.TryRead(out var next))
            {
                var left = lag - time.GetElapsedTime(next.Arrived);
                if (left > TimeSpan.Zero)
                {
                    await Task.Delay(left, time, cancellationToken);
                }

                yield return next.Item;
            }
        }

        await pumping;
    }

    private static async Task Pump<T>(IAsyncEnumerable<T> source, ChannelWriter<(T Item, long Arrived)> queue, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var item in source.WithCancellation(cancellationToken))
            {
                queue.TryWrite((item, time.GetTimestamp()));
            }

            queue.Complete();
        }
        catch (Exception e)
        {
            queue.Complete(e);
        }
    }
}
