using System.Text;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.Machinery.Apply;
using Dotnetes.Machinery.Json;

namespace Dotnetes.ApiServer.Registry;

/// <summary>Keeps the managed fields of the objects of one endpoint, written through one subresource.</summary>
internal sealed class FieldManagement
{
    private const int MaxManagerBytes = 128;

    private readonly ResourceEndpoint _endpoint;
    private readonly FieldManager _manager;
    private readonly bool _isScale;

    public FieldManagement(ResourceEndpoint endpoint, string subresource, ServerServices services)
    {
        _endpoint = endpoint;
        _isScale = subresource == "scale";
        var info = endpoint.Definition.Info;
        _manager = new FieldManager(
            new Machinery.Schema.GroupVersionKind(info.Group, info.Version, info.Kind),
            new KindVersions(endpoint, services.Table),
            subresource,
            ResetFields.Of(endpoint.Definition, subresource),
            JsonOf((IKubeObject)endpoint.Definition.Codec.DecodeJson("{}"u8)),
            services.Time);
    }

    /// <summary>The name under which the sender of a request owns fields: the one it gives, else the program's from the User-Agent header.</summary>
    public static string ManagerOf(RequestContext context, IKubeKind options)
    {
        var given = options switch
        {
            CreateOptions create => create.FieldManager,
            UpdateOptions update => update.FieldManager,
            PatchOptions patch => patch.FieldManager,
            _ => "",
        };
        return given.Length > 0 ? given : ProgramOf(context.UserAgent);
    }

    /// <summary>An object as JSON without its managed fields.</summary>
    public static JsonObject JsonOf(IKubeObject value) => JsonValue.ParseObject(Encode(value).Span);

    /// <summary>A new object with its managed fields.</summary>
    public IKubeObject Create(IKubeObject value, string manager)
    {
        var entries = _manager.Update(null, Encode(value), default, value.Metadata.ManagedFields, manager);
        return value.WithMetadata(value.Metadata with { ManagedFields = entries });
    }

    /// <summary>A changed object with its managed fields.</summary>
    public IKubeObject Update(IKubeObject old, IKubeObject value, string manager)
    {
        var (stored, sent) = (old.Metadata.ManagedFields, value.Metadata.ManagedFields);
        if (sent.IsNull || sent == stored)
        {
            // Most often nothing or little changed, and nobody owns objects that have no entries.
            var unchanged = value.WithMetadata(value.Metadata with { ManagedFields = stored });
            if (stored.IsEmpty || unchanged.Equals(old))
            {
                return unchanged;
            }
        }

        var entries = _manager.Update(Encode(old), Encode(value), stored, sent, manager);
        entries = _isScale ? WithoutTimes(entries) : entries;
        return value.WithMetadata(value.Metadata with { ManagedFields = entries });
    }

    /// <summary>The object that an applied configuration makes, before it gets its defaults.</summary>
    /// <param name="old">The object as it is; null when there is none yet.</param>
    /// <param name="config">The configuration.</param>
    /// <param name="manager">The applier.</param>
    /// <param name="force">Whether fields are taken from others.</param>
    /// <exception cref="ApiException">The configuration does not fit, or others own what would change.</exception>
    public IKubeObject Apply(IKubeObject? old, JsonObject config, string manager, bool force)
    {
        try
        {
            var applied = _manager.Apply(old is null ? null : JsonOf(old), old?.Metadata.ManagedFields ?? default, config, manager, force);
            var reader = new JsonReader(applied.Value.ToUtf8()) { CutsIntegers = true };
            var value = (IKubeObject)_endpoint.Definition.Codec.ReadJson(ref reader);
            return value.WithMetadata(value.Metadata with { ManagedFields = applied.ManagedFields });
        }
        catch (ApplyConflictException e)
        {
            throw ApiErrors.ApplyConflict(e.Message, e.Causes);
        }
        catch (ApplyException e)
        {
            throw e.StatusCode == 400 ? ApiErrors.BadRequest(e.Message) : ApiErrors.Unknown(e.Message);
        }
        catch (DecodingException e)
        {
            var codec = _endpoint.Definition.Codec;
            var version = $"{codec.Info.Group}/{codec.Info.Version}, Kind={codec.Info.Kind}";
            var sent = config.Get("metadata") as JsonObject;
            throw ApiErrors.BadRequest(
                $"failed to convert new object ({sent?.Get("namespace")?.AsString}/{sent?.Get("name")?.AsString}; {version}) to proper version: unable to convert unstructured object to {version}: {GoDecodingMessage.OfConversion(e, codec.Schema)}");
        }
    }

    /// <summary>The managed fields after admission: plugins may change them, but not into something that cannot be read.</summary>
    public static IKubeObject AfterAdmission(RequestContext context, IKubeObject value, IKubeObject before)
    {
        var (entries, good) = (value.Metadata.ManagedFields, before.Metadata.ManagedFields);
        if (entries == good)
        {
            return value;
        }

        try
        {
            ManagedSets.Decode(entries);
            return value;
        }
        catch (DecodingException e)
        {
            context.Warn($".metadata.managedFields was in an invalid state after admission; this could be caused by an outdated mutating admission controller; please fix your requests: {e.Message}");
            return value.WithMetadata(value.Metadata with { ManagedFields = good });
        }
    }

    /// <summary>Whether a write would change nothing but the times of managed fields.</summary>
    public static bool ChangesNothing(IKubeObject value, IKubeObject old) =>
        value.WithMetadata(value.Metadata with { ManagedFields = old.Metadata.ManagedFields }).Equals(old)
        && ManagedSets.AreSameButForTimes(value.Metadata.ManagedFields, old.Metadata.ManagedFields);

    // Who scales is noted without a time, and entries without one stand before the others of their operation.
    private static ValueList<ManagedFieldsEntry> WithoutTimes(ValueList<ManagedFieldsEntry> entries) => entries
        .Map(e => e is { Subresource: "scale", Operation: "Update" } ? e with { Time = null } : e)
        .OrderBy(e => (e.Operation, e.Time is not null)).ToValueList();

    private static ReadOnlyMemory<byte> Encode(IKubeObject value) =>
        JsonText.Encode(value.Metadata.ManagedFields.IsNull ? value : value.WithMetadata(value.Metadata with { ManagedFields = default }));

    private static string ProgramOf(string userAgent)
    {
        var end = userAgent.IndexOf('/', StringComparison.Ordinal);
        var program = end < 0 ? userAgent : userAgent[..end];
        var name = new StringBuilder(program.Length);
        var bytes = 0;
        foreach (var rune in program.EnumerateRunes())
        {
            if (!GoText.IsPrintable(rune))
            {
                continue;
            }

            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxManagerBytes)
            {
                break;
            }

            name.Append(rune);
        }

        return name.ToString();
    }
}
