using System.Runtime.CompilerServices;
using Dotnetes.Api.Meta.V1;
using Dotnetes.ApiServer.Admission;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Client;
using Dotnetes.Client.Transport;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.ApiServer.Tests.Admission;

/// <summary>Runs single plugins over a fixed set of objects.</summary>
internal static class AdmissionBench
{
    public static UserInfo Admin { get; } = new("admin") { Groups = ["system:authenticated"] };

    public static AdmissionServices Services(params IReadOnlyList<IKubeObject> objects) => Services(null, objects);

    public static AdmissionServices Services(Func<AuthorizationAttributes, bool>? allows, IReadOnlyList<IKubeObject> objects) => new()
    {
        Reader = new FixedReader(objects),
        Client = static () => new KubeClient(new EmptyServer()),
        Authorize = (attributes, _) => new(new AuthorizationDecision(allows?.Invoke(attributes) == false ? AuthorizationVerdict.NoOpinion : AuthorizationVerdict.Allow)),
        Time = TimeProvider.System,
        NewName = static prefix => prefix + "abcde",
    };

    public static AdmissionAttributes Create(IKubeObject value, string subresource = "", UserInfo? user = null, Action<string>? warn = null) =>
        Attributes(AdmissionOperation.Create, value, subresource, user, warn) with { Object = value };

    public static AdmissionAttributes Update(IKubeObject value, IKubeObject old, string subresource = "", UserInfo? user = null, Action<string>? warn = null) =>
        Attributes(AdmissionOperation.Update, value, subresource, user, warn) with { Object = value, OldObject = old };

    public static AdmissionAttributes Delete(IKubeObject old, UserInfo? user = null) =>
        Attributes(AdmissionOperation.Delete, old, "", user, null) with { OldObject = old };

    /// <summary>The object after mutation and validation.</summary>
    public static async Task<T> Run<T>(IAdmissionPlugin plugin, AdmissionAttributes attributes)
        where T : class, IKubeKind
    {
        if (!plugin.Handles(attributes.Operation))
        {
            return (T)attributes.Object!;
        }

        var value = await plugin.Admit(attributes, default);
        await plugin.Validate(attributes with { Object = value }, default);
        return (T)value!;
    }

    /// <summary>What clients read when the operation is refused; empty when it is not.</summary>
    public static async Task<string> Refusal(IAdmissionPlugin plugin, AdmissionAttributes attributes)
    {
        try
        {
            await Run<IKubeKind>(plugin, attributes);
            return "";
        }
        catch (ApiException e)
        {
            return e.Message;
        }
    }

    private static AdmissionAttributes Attributes(AdmissionOperation operation, IKubeObject value, string subresource, UserInfo? user, Action<string>? warn)
    {
        var info = value.KindInfo;
        return new()
        {
            Operation = operation,
            User = user ?? Admin,
            Resource = subresource is "binding" or "eviction" ? new Machinery.Schema.GroupVersionResource("", "v1", "pods") : new Machinery.Schema.GroupVersionResource(info.Group, info.Version, info.Plural),
            Kind = new Machinery.Schema.GroupVersionKind(info.Group, info.Version, info.Kind),
            Subresource = subresource,
            Namespace = value.Metadata.Namespace,
            Name = value.Metadata.Name,
            Warn = warn ?? (static _ => { }),
        };
    }

    private sealed class FixedReader(IReadOnlyList<IKubeObject> objects) : IResourceReader
    {
        public ValueTask<T?> Get<T>(string ns, string name, CancellationToken cancellationToken = default)
            where T : class, IKubeObject<T> => new(objects.OfType<T>().FirstOrDefault(o => o.Metadata.Namespace == ns && o.Metadata.Name == name));

        // The objects are what the cache has; the store has none.
        public ValueTask<T?> GetLive<T>(string ns, string name, CancellationToken cancellationToken = default)
            where T : class, IKubeObject<T> => new((T?)null);

        public ValueTask<IReadOnlyList<T>> List<T>(string ns = "", CancellationToken cancellationToken = default)
            where T : class, IKubeObject<T> => new([.. objects.OfType<T>().Where(o => ns.Length == 0 || o.Metadata.Namespace == ns)]);
    }

    private sealed class EmptyServer : IKubeTransport
    {
        public ValueTask<KubeResponse> Send(KubeRequest request, CancellationToken cancellationToken) => request.Verb == "list"
            ? new(new KubeResponse(200, new KubeObjectList(new KindInfo(request.Group, request.Version, "List"), new ListMeta(), [])))
            : throw new KubeApiException(ApiErrors.NotFound(request.Group, request.Resource, request.Name).Status);

        public async IAsyncEnumerable<KubeWatchFrame> Watch(KubeRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await Task.CompletedTask;
            yield break;
        }
    }
}
