using System.Globalization;
using System.Runtime.CompilerServices;
using Wire = Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.Etcd;

/// <summary>
/// Defragments the members of an etcd cluster one at a time, since a member answers nobody meanwhile. The leader comes last, and the next
/// member waits until the one before answers again.
/// </summary>
/// <param name="endpoint">The member's address.</param>
/// <param name="store">A client of this member alone; disposed with this.</param>
public sealed class EtcdDefragmentation(string endpoint, EtcdStore store) : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(1);

    /// <summary>Defragments the members; gives a line about each when it is done.</summary>
    /// <param name="members">The members.</param>
    /// <param name="time">The clock of pauses.</param>
    /// <param name="cancellationToken">Stops before the next member.</param>
    /// <exception cref="StoreException">A member does not answer; the others are left alone.</exception>
    public static async IAsyncEnumerable<string> Run(
        IReadOnlyList<EtcdDefragmentation> members, TimeProvider time, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        // Everybody must be well before anybody stops answering.
        var order = new List<(EtcdDefragmentation Member, bool Leads)>();
        foreach (var member in members)
        {
            var status = await member.Status(cancellationToken);
            order.Add((member, status.Leader == status.Header?.MemberId));
        }

        foreach (var (member, _) in order.OrderBy(entry => entry.Leads))
        {
            yield return await member.Defragment(time, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async Task<string> Defragment(TimeProvider time, CancellationToken cancellationToken)
    {
        var before = (await Status(cancellationToken)).DbSize;
        await store.Defragment(cancellationToken);
        while (true)
        {
            try
            {
                var after = (await Status(cancellationToken)).DbSize;
                return string.Create(CultureInfo.InvariantCulture, $"{endpoint}: {before} bytes before, {after} after");
            }
            catch (StoreException e) when (e.Error is StoreError.Unavailable or StoreError.Timeout)
            {
                await Task.Delay(s_pause, time, cancellationToken);
            }
        }
    }

    private ValueTask<Wire.StatusResponse> Status(CancellationToken cancellationToken) => store.MemberStatus(cancellationToken);
}
