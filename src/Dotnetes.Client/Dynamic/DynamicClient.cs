using System.Runtime.CompilerServices;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Machinery.Json;
using GroupVersionResource = Dotnetes.Machinery.Schema.GroupVersionResource;

namespace Dotnetes.Client.Dynamic;

/// <summary>
/// Access to the objects of any resource as JSON, with every field that the server has: for resources that are known at run time only, and for custom
/// resources without a type of their own. Objects are immutable; change one with <see cref="JsonObject.With"/>.
/// </summary>
/// <param name="client">What carries the requests.</param>
/// <param name="resource">The resource; <see cref="Discovery.DiscoveredApi.Find"/> finds it by a kind.</param>
public sealed class DynamicClient(IKubeClient client, GroupVersionResource resource)
{
    /// <summary>The resource.</summary>
    public GroupVersionResource Resource => resource;

    /// <summary>Reads an object.</summary>
    /// <exception cref="KubeApiException">The server refuses.</exception>
    public async ValueTask<JsonObject> Get(string? ns, string name, string subresource = "", GetOptions? options = null, CancellationToken cancellationToken = default) =>
        One(await client.Send(Named("get", ns, name, subresource) with { Query = RequestQuery.Of(options) }, cancellationToken));

    /// <summary>Reads a collection or a page of it; of all namespaces when none is named.</summary>
    /// <exception cref="KubeApiException">The server refuses.</exception>
    public async ValueTask<DynamicList> List(string? ns = null, ListOptions? options = null, CancellationToken cancellationToken = default)
    {
        var list = One(await client.Send(On("list", ns) with { Query = RequestQuery.Of(options) }, cancellationToken));
        var metadata = list.Get("metadata") is JsonObject given ? JsonText.Decode<ListMeta>(given.ToUtf8()) : ListMeta.Empty;
        return new(metadata, list.Get("items") is JsonArray items ? [.. items.OfType<JsonObject>()] : []);
    }

    /// <summary>Creates an object in the namespace that its metadata names.</summary>
    /// <exception cref="KubeApiException">The server refuses.</exception>
    public async ValueTask<JsonObject> Create(JsonObject value, CreateOptions? options = null, CancellationToken cancellationToken = default) =>
        One(await client.Send(On("create", NamespaceOf(value)) with { RawBody = value.ToUtf8(), Query = RequestQuery.Of(options) }, cancellationToken));

    /// <summary>Replaces an object, or a subresource of it such as <c>status</c>.</summary>
    /// <exception cref="KubeApiException">The server refuses, for one because somebody else was faster.</exception>
    public async ValueTask<JsonObject> Update(JsonObject value, string subresource = "", UpdateOptions? options = null, CancellationToken cancellationToken = default) =>
        One(await client.Send(
            Named("update", NamespaceOf(value), NameOf(value), subresource) with { RawBody = value.ToUtf8(), Query = RequestQuery.Of(options) }, cancellationToken));

    /// <summary>Patches an object, or a subresource of it.</summary>
    /// <exception cref="KubeApiException">The server refuses.</exception>
    public async ValueTask<JsonObject> Patch(
        string? ns, string name, ObjectPatch patch, string subresource = "", PatchOptions? options = null, CancellationToken cancellationToken = default) =>
        One(await client.Send(
            Named("patch", ns, name, subresource) with { RawBody = patch.Body, ContentType = patch.ContentType, Query = RequestQuery.Of(options) }, cancellationToken));

    /// <summary>Applies a configuration (server-side apply): the object comes to have its fields, and those that it had before and has no longer go.</summary>
    /// <param name="configuration">The configuration, with apiVersion, kind and name.</param>
    /// <param name="fieldManager">Who applies.</param>
    /// <param name="force">Whether fields are taken from others that own them.</param>
    /// <param name="subresource">The subresource, or nothing.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="KubeApiException">The server refuses, with a conflict when others own fields.</exception>
    public ValueTask<JsonObject> Apply(JsonObject configuration, string fieldManager, bool force = false, string subresource = "", CancellationToken cancellationToken = default) =>
        Patch(
            NamespaceOf(configuration),
            NameOf(configuration),
            new ObjectPatch(ObjectPatch.ApplyYaml, configuration.ToUtf8()),
            subresource,
            new PatchOptions { FieldManager = fieldManager, Force = force ? true : null },
            cancellationToken);

    /// <summary>Deletes an object, or begins its deletion.</summary>
    /// <exception cref="KubeApiException">The server refuses.</exception>
    public async ValueTask Delete(string? ns, string name, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        await client.Send(Named("delete", ns, name, "") with { Body = options }, cancellationToken);

    /// <summary>Deletes the selected objects of a collection.</summary>
    /// <exception cref="KubeApiException">The server refuses.</exception>
    public async ValueTask DeleteCollection(string? ns, ListOptions? select = null, DeleteOptions? options = null, CancellationToken cancellationToken = default) =>
        await client.Send(On("deletecollection", ns) with { Body = options, Query = RequestQuery.Of(select) }, cancellationToken);

    /// <summary>Follows a collection; ends when the server ends the watch.</summary>
    /// <exception cref="KubeApiException">The server refuses, or says in the middle that it cannot go on.</exception>
    public async IAsyncEnumerable<DynamicWatchEvent> Watch(string? ns = null, ListOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var request = On("watch", ns) with { Query = RequestQuery.Of((options ?? ListOptions.Empty) with { Watch = true }) };
        await foreach (var frame in client.Watch(request, cancellationToken))
        {
            if (frame.Type == WatchEventType.Error)
            {
                throw new KubeApiException(frame.Value as Status ?? JsonText.Decode<Status>(frame.Json.Span));
            }

            yield return new(frame.Type, Of(frame.Value, frame.Json));
        }
    }

    private static JsonObject One(KubeResponse response) => Of(response.Value, response.Json);

    private static JsonObject Of(IKubeKind? value, ReadOnlyMemory<byte> json)
    {
        try
        {
            return value switch
            {
                null => JsonValue.ParseObject(json.Span),
                KubeObjectList list => ListOf(list),
                _ => (JsonObject)JsonValue.Of(value),
            };
        }
        catch (DecodingException e)
        {
            throw new KubeTransportException($"the server's answer was not understood: {e.Message}", e);
        }
    }

    // In process lists are those of the server's cache.
    private static JsonObject ListOf(KubeObjectList list) => JsonObject.Empty
        .With("metadata", JsonValue.Of(list.Metadata))
        .With("items", new JsonArray([.. list.Items.Select(i => JsonValue.Of((IKubeKind)i))]));

    private static string? NamespaceOf(JsonObject value) => value.Get("metadata", "namespace")?.AsString;

    private static string NameOf(JsonObject value) => value.Get("metadata", "name")?.AsString ?? throw new ArgumentException("the object has no name", nameof(value));

    private KubeRequest On(string verb, string? ns) => new()
    {
        Verb = verb,
        Group = resource.Group,
        Version = resource.Version,
        Resource = resource.Resource,
        Namespace = ns ?? "",
    };

    private KubeRequest Named(string verb, string? ns, string name, string subresource)
    {
        // Without a name the URL would be that of the collection.
        ArgumentException.ThrowIfNullOrEmpty(name);
        return On(verb, ns) with { Name = name, Subresource = subresource };
    }
}
