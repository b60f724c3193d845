using Dotnetes.Api;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Json;
using Dotnetes.Serialization.Protobuf;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Machinery.Objects;

/// <summary>
/// An object of a kind that is not compiled in, such as a custom resource: JSON with typed access to its metadata. Immutable. It is written as upstream writes it,
/// with all members sorted by name, and has no protobuf form.
/// </summary>
public sealed class Unstructured : IKubeObject, IEquatable<Unstructured>
{
    private ObjectMeta? _metadata;

    /// <summary>Wraps an object.</summary>
    /// <param name="content">The object; its kind and apiVersion are those of <paramref name="info"/>.</param>
    /// <param name="info">The names of the kind.</param>
    public Unstructured(JsonObject content, KindInfo info)
    {
        KindInfo = info;
        Content = content.With("apiVersion", new JsonString(info.ApiVersion)).With("kind", new JsonString(info.Kind));
    }

    private Unstructured(JsonObject content, KindInfo info, ObjectMeta? metadata)
    {
        KindInfo = info;
        Content = content;
        _metadata = metadata;
    }

    /// <inheritdoc/>
    public KindInfo KindInfo { get; }

    /// <summary>The whole object.</summary>
    public JsonObject Content { get; }

    /// <summary>The metadata; what does not fit its type is not part of it.</summary>
    /// <exception cref="DecodingException">The metadata does not fit its type.</exception>
    public ObjectMeta Metadata => _metadata ??= Content.Get("metadata") is JsonObject metadata ? JsonText.Decode<ObjectMeta>(metadata.ToUtf8()) : new ObjectMeta();

    /// <summary>Reads an object that tells its own kind and version.</summary>
    /// <exception cref="DecodingException">The JSON is malformed, no object, or without a kind.</exception>
    public static Unstructured Parse(ReadOnlySpan<byte> utf8)
    {
        var content = JsonValue.ParseObject(utf8);
        var kind = content.Get("kind")?.AsString ?? "";
        if (kind.Length == 0)
        {
            throw new DecodingException("Object 'Kind' is missing in '" + content + "'");
        }

        var apiVersion = content.Get("apiVersion")?.AsString ?? "";
        return Schema.GroupVersion.TryParse(apiVersion, out var version)
            ? new(content, new KindInfo(version.Group ?? "", version.Version ?? "", kind))
            : throw new DecodingException($"unexpected GroupVersion string: {apiVersion}");
    }

    /// <summary>A member of the object, or null.</summary>
    public JsonValue? Get(string first, params ReadOnlySpan<string> more) => Content.Get(first, more);

    /// <summary>The object with a member set, or taken away where the value is null.</summary>
    public Unstructured With(string name, JsonValue? value) =>
        new(value is null ? Content.Without(name) : Content.With(name, value), KindInfo, name == "metadata" ? null : _metadata);

    /// <summary>The object with other metadata.</summary>
    public Unstructured WithMetadata(ObjectMeta metadata) =>
        ReferenceEquals(metadata, _metadata) ? this : new(Content.With("metadata", JsonValue.Of(metadata)), KindInfo, metadata);

    /// <inheritdoc/>
    IKubeObject IKubeObject.WithMetadata(ObjectMeta metadata) => WithMetadata(metadata);

    /// <inheritdoc/>
    public void WriteJson(ref JsonWriter writer)
    {
        var isBare = writer.OmitRootTypeMeta && writer.Length == 0;
        writer.BeginObject();
        for (var i = 0; i < Content.Count; i++)
        {
            var name = Content.NameAt(i);
            if (!isBare || name is not ("apiVersion" or "kind"))
            {
                writer.Name(name);
                Content.ValueAt(i).WriteJson(ref writer);
            }
        }

        writer.EndObject();
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always: custom resources have no protobuf form.</exception>
    public void WriteProto(ref ProtoWriter writer) => throw new NotSupportedException($"{KindInfo.Kind} has no protobuf form");

    /// <inheritdoc/>
    public bool Equals(Unstructured? other) => other is not null && Content.Equals(other.Content);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Unstructured);

    /// <inheritdoc/>
    public override int GetHashCode() => Content.GetHashCode();

    /// <summary>The object as JSON.</summary>
    public override string ToString() => Content.ToString();
}
