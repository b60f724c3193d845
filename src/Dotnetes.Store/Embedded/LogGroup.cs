using Dotnetes.Store.Mvcc;

namespace Dotnetes.Store.Embedded;

/// <summary>Changes that go to the log as one frame.</summary>
internal sealed class LogGroup(RecordWriter records) : CommitGroup
{
    /// <summary>The changes.</summary>
    public RecordWriter Records { get; } = records;

    /// <summary>The number of changes.</summary>
    public int Count { get; set; }

    /// <summary>The state with the changes; null while more can be added.</summary>
    public StoreState? State { get; set; }
}
