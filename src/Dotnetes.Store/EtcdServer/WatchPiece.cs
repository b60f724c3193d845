using Dotnetes.Serialization.Collections;
using Dotnetes.Store.Etcd.Messages;

namespace Dotnetes.Store.EtcdServer;

/// <summary>What one response of a watch carries.</summary>
/// <param name="Revision">The revision of the last event, or of the progress notice.</param>
/// <param name="Events">The events; none when all were filtered out.</param>
/// <param name="IsFragment">Whether the next piece belongs to the same response.</param>
/// <param name="IsProgress">Whether everything up to the revision was delivered.</param>
internal readonly record struct WatchPiece(long Revision, ValueList<Event> Events, bool IsFragment, bool IsProgress);
