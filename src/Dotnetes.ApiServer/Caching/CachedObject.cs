using System.Text.Json;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Serialization.Protobuf;

namespace Dotnetes.ApiServer.Caching;

/// <summary>
/// One version of a stored object, with the bytes that it is served as. The bytes are made once, when first asked for, and then shared
/// by every answer and every watcher. Before the store gave the object its revision, <see cref="Value"/> has no resource version.
/// </summary>
internal sealed class CachedObject
{
    // Field 2 of every list: its items.
    private const uint ItemsTag = 18;

    private IKubeObject _value;
    private long _revision;
    private byte[]? _json;
    private byte[]? _proto;
    private int _protoHead;
    private int _metadataEnd;
    private CachedRow? _row;
    private CachedObject? _converted;
    private string _convertedVersion = "";

    /// <summary>An object that the store has not accepted yet; see <see cref="Seal"/>.</summary>
    public CachedObject(string key, IKubeObject value)
    {
        Key = key;
        _value = value;
    }

    /// <summary>An object as the store has it.</summary>
    public CachedObject(string key, IKubeObject value, long revision)
        : this(key, value) => Seal(revision);

    /// <summary>The namespace and name with a slash between, or the name of a cluster-scoped object. What objects are sorted by.</summary>
    public string Key { get; }

    /// <summary>The object.</summary>
    public IKubeObject Value => Volatile.Read(ref _value);

    /// <summary>The revision of the store that wrote it; 0 before <see cref="Seal"/>.</summary>
    public long Revision => Volatile.Read(ref _revision);

    /// <summary>
    /// The object as JSON without kind and apiVersion at the root, so that it can stand in a list as it is or get them put in front.
    /// </summary>
    public ReadOnlyMemory<byte> JsonMemory => JsonElement[1..];

    /// <summary><see cref="JsonMemory"/> behind a comma: an element of a list that is not the first.</summary>
    public ReadOnlyMemory<byte> JsonElement => _json ?? MakeJson();

    /// <summary>The part of <see cref="JsonMemory"/> that says <c>"metadata":{…}</c>: what tables and lists of metadata show of the object.</summary>
    public ReadOnlyMemory<byte> JsonMetadata
    {
        get
        {
            var json = JsonMemory;
            if (_metadataEnd == 0)
            {
                _metadataEnd = EndOfMetadata(json.Span);
            }

            return json[1.._metadataEnd];
        }
    }

    /// <summary>The object as a protobuf message without envelope.</summary>
    public ReadOnlyMemory<byte> ProtoMemory => ProtoElement[_protoHead..];

    /// <summary><see cref="ProtoMemory"/> behind the tag and length with which it stands in the items of a list.</summary>
    public ReadOnlyMemory<byte> ProtoElement => Volatile.Read(ref _proto) ?? MakeProto();

    /// <summary>The row that stands for the object in tables; made once for the strategy that asked last.</summary>
    /// <param name="strategy">What makes the cells.</param>
    /// <param name="now">The time, if the row has to be made.</param>
    public CachedRow RowOf(IUntypedStrategy strategy, DateTimeOffset now)
    {
        if (_row is { } made && made.Strategy == strategy)
        {
            return made;
        }

        return _row = CachedRow.Make(strategy, Value, now);
    }

    /// <summary>
    /// Gives the object the revision at which the store wrote it. Whoever learns of it first does so, the writer or the watch of the store;
    /// both give the same.
    /// </summary>
    public CachedObject Seal(long revision)
    {
        if (Interlocked.CompareExchange(ref _revision, revision, 0) == 0)
        {
            var value = _value;
            Volatile.Write(ref _value, WithRevision(value, revision));
            return this;
        }

        // Another thread is sealing: its value is there in a moment.
        var spin = default(SpinWait);
        while (Value.Metadata.ResourceVersion.Length == 0)
        {
            spin.SpinOnce();
        }

        return this;
    }

    /// <summary>The same state at a later revision: what the event of a deletion carries.</summary>
    public CachedObject At(long revision) => new(Key, Value, revision);

    /// <summary>The object in another API version; made once for the version asked for last.</summary>
    public CachedObject ConvertedTo(string apiVersion, Func<IKubeObject, IKubeObject> convert)
    {
        if (_converted is { } made && _convertedVersion == apiVersion)
        {
            return made;
        }

        var converted = new CachedObject(Key, convert(Value), Revision);
        _convertedVersion = apiVersion;
        _converted = converted;
        return converted;
    }

    private static IKubeObject WithRevision(IKubeObject value, long revision) =>
        value.WithMetadata(value.Metadata with { ResourceVersion = revision.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    // The metadata comes first in every kind.
    private static int EndOfMetadata(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        reader.Read();
        if (!reader.Read() || !reader.ValueTextEquals("metadata"u8))
        {
            throw new InvalidOperationException("an object whose JSON does not begin with its metadata");
        }

        reader.Read();
        reader.Skip();
        return (int)reader.BytesConsumed;
    }

    private byte[] MakeJson()
    {
        var writer = new JsonWriter(2048) { OmitRootTypeMeta = true };
        try
        {
            writer.WriteRaw(","u8);
            Value.WriteJson(ref writer);
            return _json = writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }

    private byte[] MakeProto()
    {
        var writer = new ProtoWriter(2048);
        try
        {
            Value.WriteProto(ref writer);
            var length = writer.Length;
            writer.WriteVarint((ulong)length);
            writer.WriteTag(ItemsTag);

            // The same in every thread that makes it, and there before the bytes are.
            _protoHead = writer.Length - length;
            var made = writer.ToArray();
            Volatile.Write(ref _proto, made);
            return made;
        }
        finally
        {
            writer.Dispose();
        }
    }
}
