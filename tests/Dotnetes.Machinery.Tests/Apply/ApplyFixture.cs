using Dotnetes.Api;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Serialization.Collections;
using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Tests.Apply;

/// <summary>An object of a built-in kind with its managers, written to by name.</summary>
internal sealed class ApplyFixture
{
    private readonly KindCodec _codec;
    private readonly SteppingTime _time = new();

    public ApplyFixture(string apiVersion, string kind)
    {
        _codec = KubeKinds.TryGet(apiVersion, kind, out var codec) ? codec : throw new InvalidOperationException(kind);
        Live = Empty;
    }

    public JsonObject Live { get; set; }

    public ValueList<ManagedFieldsEntry> Entries { get; set; }

    private JsonObject Empty => (JsonObject)JsonValue.Of((IKubeObject)_codec.DecodeJson("{}"u8));

    public void Update(string manager, string yaml, string subresource = "", ValueList<ManagedFieldsEntry> sent = default)
    {
        var updated = Decode(yaml);
        Entries = Manager(subresource).Update(Live.Equals(Empty) ? default(ReadOnlyMemory<byte>?) : Encode(Live), Encode(updated), Entries, sent, manager);
        Live = updated;
        _time.Advance();
    }

    public void Apply(string manager, string yaml, bool force = false, string subresource = "")
    {
        var applied = Manager(subresource).Apply(Live.Equals(Empty) ? null : Live, Entries, Config(yaml), manager, force);
        Live = (JsonObject)JsonValue.Of((IKubeObject)_codec.DecodeJson(applied.Value.ToUtf8()));
        Entries = applied.ManagedFields;
        _time.Advance();
    }

    public string Fields(string manager, string operation = "Apply", string subresource = "") =>
        Entries.Where(e => e.Manager == manager && e.Operation == operation && e.Subresource == subresource).Select(e => e.FieldsV1.ToString()).SingleOrDefault() ?? "";

    public JsonValue? At(string first, params string[] more) => Live.Get(first, more);

    public static JsonObject Config(string yaml) => JsonValue.ParseObject(YamlToJson.Convert(System.Text.Encoding.UTF8.GetBytes(yaml)));

    // As the record writes itself: members in the order of their declaration.
    private ReadOnlyMemory<byte> Encode(JsonObject value) => JsonText.Encode((IKubeObject)_codec.DecodeJson(value.ToUtf8()));

    private JsonObject Decode(string yaml) => (JsonObject)JsonValue.Of((IKubeObject)_codec.DecodeJson(Config(yaml).ToUtf8()));

    private FieldManager Manager(string subresource)
    {
        var info = _codec.Info;
        var kind = new Machinery.Schema.GroupVersionKind(info.Group, info.Version, info.Kind);
        var ignored = FieldSet.Of([subresource.Length == 0 ? "status" : "spec"]);
        return new(kind, new SingleVersion(info.ApiVersion, MergeTypes.Of(_codec.Schema)), subresource, ignored, Empty, _time);
    }

    private sealed class SteppingTime : TimeProvider
    {
        private DateTimeOffset _now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance() => _now += TimeSpan.FromMinutes(1);
    }
}
