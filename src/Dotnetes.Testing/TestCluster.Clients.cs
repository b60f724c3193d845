using System.Net;
using Dotnetes.Api.Config.Kubeconfig.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.Client;
using Dotnetes.Client.Kubeconfig;
using Dotnetes.Client.Transport;
using Dotnetes.Testing.Components;
using Dotnetes.Testing.Http;

namespace Dotnetes.Testing;

/// <content>The ways into the cluster.</content>
public sealed partial class TestCluster
{
    private const string RbacGroup = "rbac.authorization.k8s.io";

    private IPEndPoint? _listening;

    /// <summary>The URL of the API server: of its listener when it has one, otherwise one that only <see cref="CreateHandler"/> understands.</summary>
    public Uri Url => new(_listening is null ? "https://cluster.test/" : $"https://{_listening}/");

    /// <summary>The typed client of a user.</summary>
    /// <param name="user">The name.</param>
    /// <param name="groups">The groups beside <c>system:authenticated</c>.</param>
    public IKubeClient ClientFor(string user, params ReadOnlySpan<string> groups) => new KubeClient(TransportFor(user, groups));

    /// <summary>The typed client of a service account.</summary>
    public IKubeClient ClientForServiceAccount(string ns, string name) =>
        ClientFor($"system:serviceaccount:{ns}:{name}", "system:serviceaccounts", $"system:serviceaccounts:{ns}");

    /// <summary>The way into the cluster for a client that is made elsewhere.</summary>
    public IKubeTransport TransportFor(string user, params ReadOnlySpan<string> groups)
    {
        var transport = new ClusterTransport(this, UserOf(user, groups));
        return _options.Intercept?.Invoke(user, transport) ?? transport;
    }

    /// <summary>
    /// A handler that brings HTTP requests to the API server without a socket, so that any client library that stands on
    /// <see cref="HttpClient"/> works against this cluster. Connections that switch protocols (exec, attach, port-forward) do not.
    /// </summary>
    /// <param name="user">As whom; requests with an Authorization header are whose token it is.</param>
    /// <param name="groups">The groups beside <c>system:authenticated</c>.</param>
    public HttpMessageHandler CreateHandler(string user = "kubernetes-admin", params ReadOnlySpan<string> groups) =>
        new InProcessHandler(this, user == "kubernetes-admin" && groups.IsEmpty ? UserOf(user, ["system:masters"]) : UserOf(user, groups));

    /// <summary>An HTTP client with <see cref="CreateHandler"/> and <see cref="Url"/>.</summary>
    public HttpClient CreateHttpClient(string user = "kubernetes-admin", params ReadOnlySpan<string> groups) =>
        new(CreateHandler(user, groups)) { BaseAddress = Url };

    /// <summary>A kubeconfig for the listener, as YAML.</summary>
    /// <param name="user">The user in it.</param>
    /// <param name="groups">The groups beside <c>system:authenticated</c>.</param>
    /// <exception cref="InvalidOperationException">The API server does not listen (<see cref="TestClusterOptions.Listen"/>).</exception>
    public string Kubeconfig(string user = "kubernetes-admin", params ReadOnlySpan<string> groups)
    {
        if (_certificate is null)
        {
            throw new InvalidOperationException("the API server of this cluster does not listen; set TestClusterOptions.Listen");
        }

        var info = user == "kubernetes-admin" && groups.IsEmpty ? UserOf(user, ["system:masters"]) : UserOf(user, groups);
        var config = new Config
        {
            Clusters = [new NamedCluster { Name = "test", Cluster = new Cluster { Server = Url.ToString(), CertificateAuthorityData = ByteString.FromUtf8(_certificate.Pem) } }],
            Users = [new NamedAuthInfo { Name = user, User = new AuthInfo { Token = _users.TokenOf(info) } }],
            Contexts = [new NamedContext { Name = "test", Context = new Context { Cluster = "test", User = user } }],
            CurrentContext = "test",
        };
        return System.Text.Encoding.UTF8.GetString(KubeconfigFile.Encode(config));
    }

    /// <summary>Lets a user do something everywhere, by a ClusterRole and its binding.</summary>
    /// <param name="user">The user.</param>
    /// <param name="rules">What it may do.</param>
    public async Task Grant(string user, params ValueList<PolicyRule> rules)
    {
        var name = $"test:{user}";
        await Client.Create(new ClusterRole { Metadata = new() { Name = name }, Rules = rules });
        await Client.Create(new ClusterRoleBinding
        {
            Metadata = new() { Name = name },
            RoleRef = new() { ApiGroup = RbacGroup, Kind = "ClusterRole", Name = name },
            Subjects = [new Subject { ApiGroup = RbacGroup, Kind = "User", Name = user }],
        });
    }

    /// <summary>Creates the objects of a stream of YAML or JSON documents.</summary>
    public async Task Apply(string yaml, CancellationToken cancellationToken = default)
    {
        foreach (var value in Manifests.Read(yaml))
        {
            var info = value.KindInfo;
            await Client.Send(
                new KubeRequest
                {
                    Verb = "create",
                    Group = info.Group,
                    Version = info.Version,
                    Resource = info.Plural,
                    Namespace = !info.Namespaced ? "" : value.Metadata.Namespace is { Length: > 0 } ns ? ns : "default",
                    Body = value,
                },
                cancellationToken);
        }
    }

    private static UserInfo UserOf(string user, ReadOnlySpan<string> groups) => new(user) { Groups = [.. groups, "system:authenticated"] };
}
