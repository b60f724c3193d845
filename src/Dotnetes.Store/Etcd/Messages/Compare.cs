using Dotnetes.Serialization;
using Dotnetes.Serialization.Attributes;

namespace Dotnetes.Store.Etcd.Messages;

/// <summary>A condition of a transaction on version, revision, value or lease of a key.</summary>
[GrpcMessage]
public sealed partial record Compare
{
    /// <summary>Field <c>result</c>.</summary>
    [Field("", 1)]
    public CompareCompareResult Result { get; init; }

    /// <summary>Field <c>target</c>.</summary>
    [Field("", 2)]
    public CompareCompareTarget Target { get; init; }

    /// <summary>Field <c>key</c>.</summary>
    [Field("", 3)]
    public ByteString Key { get; init; }

    /// <summary>Field <c>version</c>.</summary>
    [Field("", 4)]
    public long? Version { get; init; }

    /// <summary>Field <c>create_revision</c>.</summary>
    [Field("", 5)]
    public long? CreateRevision { get; init; }

    /// <summary>Field <c>mod_revision</c>.</summary>
    [Field("", 6)]
    public long? ModRevision { get; init; }

    /// <summary>Field <c>value</c>.</summary>
    [Field("", 7)]
    public ByteString? Value { get; init; }

    /// <summary>Field <c>lease</c>.</summary>
    [Field("", 8)]
    public long? Lease { get; init; }

    /// <summary>Field <c>range_end</c>.</summary>
    [Field("", 64)]
    public ByteString RangeEnd { get; init; }
}
