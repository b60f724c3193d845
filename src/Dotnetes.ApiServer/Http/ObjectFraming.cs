using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Text;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Caching;
using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Http;

/// <summary>
/// Puts the cached bytes of objects into answers: objects, lists and watch events are these bytes with a few around them.
/// </summary>
internal static class ObjectFraming
{
    private static readonly byte[] EndOfList = "]}"u8.ToArray();
    private static readonly byte[] EndOfMetadataList = "}]}"u8.ToArray();
    private static readonly byte[] EndOfEvent = "}\n"u8.ToArray();
    private static readonly ConcurrentDictionary<KindInfo, byte[]> s_heads = new(ReferenceEqualityComparer.Instance);
    private static readonly ConcurrentDictionary<string, byte[]> s_events = new(StringComparer.Ordinal);

    /// <summary>A cached object as JSON document.</summary>
    public static void JsonObject(ByteBuffer output, KindInfo info, CachedObject item)
    {
        output.Add(JsonHead(info));
        output.Add(item.JsonMemory[1..]);
    }

    /// <summary>A list of cached objects as JSON document.</summary>
    public static void JsonList(ByteBuffer output, KindInfo info, ListMeta metadata, IReadOnlyList<CachedObject> items)
    {
        var head = new JsonWriter(512);
        try
        {
            head.BeginObject();
            head.Name("\"kind\":"u8);
            head.WriteString(info.Kind + "List");
            head.Name("\"apiVersion\":"u8);
            head.WriteString(info.ApiVersion);
            head.Name("\"metadata\":"u8);
            metadata.WriteJson(ref head);
            head.Name("\"items\":"u8);
            head.BeginArray();
            output.Add(head.ToArray());
        }
        finally
        {
            head.Dispose();
        }

        for (var i = 0; i < items.Count; i++)
        {
            output.Add(i == 0 ? items[i].JsonMemory : items[i].JsonElement);
        }

        output.Add(EndOfList);
    }

    /// <summary>The metadata of cached objects as JSON document. Unlike items of other lists, these tell their kind.</summary>
    public static void JsonMetadataList(ByteBuffer output, string version, ListMeta metadata, IReadOnlyList<CachedObject> items)
    {
        output.Add(Encoding.UTF8.GetBytes($"{{\"kind\":\"PartialObjectMetadataList\",\"apiVersion\":\"meta.k8s.io/{version}\",\"metadata\":"));
        output.Add(JsonText.Encode(metadata));
        output.Add(",\"items\":["u8.ToArray());
        var head = Encoding.UTF8.GetBytes($"}},{{\"kind\":\"PartialObjectMetadata\",\"apiVersion\":\"meta.k8s.io/{version}\",");
        for (var i = 0; i < items.Count; i++)
        {
            // What ends the item before comes with the beginning of the next.
            output.Add(head.AsMemory(i == 0 ? 2 : 0));
            output.Add(items[i].JsonMetadata);
        }

        output.Add(items.Count == 0 ? EndOfList : EndOfMetadataList);
    }

    /// <summary>A cached object in the protobuf envelope.</summary>
    public static void ProtoObject(ByteBuffer output, KindInfo info, CachedObject item)
    {
        var (head, tail) = Envelope(info.ApiVersion, info.Kind, item.ProtoMemory.Length);
        output.Add(head);
        output.Add(item.ProtoMemory);
        output.Add(tail);
    }

    /// <summary>A list of cached objects in the protobuf envelope.</summary>
    public static void ProtoList(ByteBuffer output, KindInfo info, ListMeta metadata, IReadOnlyList<CachedObject> items)
    {
        var body = new ByteBuffer();
        var meta = ProtoCodec.Encode(metadata);
        body.Add(Tag(10, meta.Length));
        body.Add(meta);
        foreach (var item in items)
        {
            body.Add(item.ProtoElement);
        }

        var (head, tail) = Envelope(info.ApiVersion, info.Kind + "List", body.Length);
        output.Add(head);
        output.Append(body);
        output.Add(tail);
    }

    /// <summary>A watch event as a line of JSON; <paramref name="document"/> is the whole object with its kind.</summary>
    public static void JsonEvent(ByteBuffer output, string type, ByteBuffer document)
    {
        output.Add(s_events.GetOrAdd(type, static t => Encoding.ASCII.GetBytes($"{{\"type\":\"{t}\",\"object\":")));
        output.Append(document);
        output.Add(EndOfEvent);
    }

    /// <summary>A watch event as a protobuf frame; <paramref name="document"/> is the whole object with its envelope.</summary>
    public static void ProtoEvent(ByteBuffer output, string type, ByteBuffer document)
    {
        var name = Encoding.ASCII.GetBytes(type);
        var raw = Tag(10, document.Length);
        var wrapped = Tag(18, raw.Length + document.Length);
        var typeTag = Tag(10, name.Length);
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, (int)(typeTag.Length + name.Length + wrapped.Length + raw.Length + document.Length));
        output.Add(length);
        output.Add(typeTag);
        output.Add(name);
        output.Add(wrapped);
        output.Add(raw);
        output.Append(document);
    }

    private static byte[] JsonHead(KindInfo info) =>
        s_heads.GetOrAdd(info, static i => Encoding.UTF8.GetBytes($"{{\"kind\":\"{i.Kind}\",\"apiVersion\":\"{i.ApiVersion}\","));

    // runtime.Unknown around a message of a known length: what comes before it and what after.
    private static (byte[] Head, byte[] Tail) Envelope(string apiVersion, string kind, long length)
    {
        var writer = new ProtoWriter(256);
        try
        {
            writer.WriteVarint((ulong)length);
            writer.WriteTag(18);
            var mark = writer.Length;
            writer.WriteString(18, kind);
            writer.WriteString(10, apiVersion);
            writer.CloseMessage(10, mark);
            writer.WriteRaw(ProtobufEnvelope.Magic);
            return (writer.ToArray(), [26, 0, 34, 0]);
        }
        finally
        {
            writer.Dispose();
        }
    }

    private static byte[] Tag(uint tag, long length)
    {
        var writer = new ProtoWriter(16);
        try
        {
            writer.WriteVarint((ulong)length);
            writer.WriteTag(tag);
            return writer.ToArray();
        }
        finally
        {
            writer.Dispose();
        }
    }
}
