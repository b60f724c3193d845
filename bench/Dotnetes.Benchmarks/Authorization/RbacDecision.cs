using BenchmarkDotNet.Attributes;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Authentication;
using Dotnetes.ApiServer.Authorization;
using Dotnetes.ApiServer.Authorization.Rbac;

namespace Dotnetes.Benchmarks.Authorization;

/// <summary>
/// What it takes to decide about a request in a cluster with many role bindings, for a user in five groups: allowed in a namespace, allowed by the last group, and refused after everything was
/// asked. The goal is less than a microsecond, whatever the number of bindings.
/// </summary>
[MemoryDiagnoser]
public class RbacDecision
{
    private const string Group = "rbac.authorization.k8s.io";

    private readonly RbacAuthorizer _authorizer;
    private readonly RbacIndex _index = new();
    private AuthorizationAttributes _inNamespace = null!;
    private AuthorizationAttributes _byGroup = null!;
    private AuthorizationAttributes _refused = null!;

    /// <summary>Creates the benchmark.</summary>
    public RbacDecision() => _authorizer = new RbacAuthorizer(_index, new CacheFollowers());

    /// <summary>Role bindings, besides those that every cluster has.</summary>
    [Params(100, 10_000)]
    public int Bindings { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        foreach (var role in BootstrapRoles.Users.Concat(BootstrapRoles.Controllers))
        {
            _index.Set(new RoleKey("ClusterRole", "", role.Metadata.Name), role.Rules);
        }

        foreach (var binding in BootstrapBindings.Cluster)
        {
            _index.Set(new BindingKey("", binding.Metadata.Name), binding.RoleRef, binding.Subjects);
        }

        for (var i = 0; i < Bindings; i++)
        {
            var role = new RoleRef { ApiGroup = Group, Kind = "ClusterRole", Name = i % 2 == 0 ? "system:aggregate-to-edit" : "system:aggregate-to-view" };
            _index.Set(new BindingKey($"ns-{i % 1000}", $"binding-{i}"), role, [new Subject { Kind = "User", ApiGroup = Group, Name = $"user-{i / 4}" }]);
        }

        _index.Set(new BindingKey("", "operators"), new RoleRef { ApiGroup = Group, Kind = "ClusterRole", Name = "system:node" }, [new Subject { Kind = "Group", ApiGroup = Group, Name = "operators" }]);
        var user = new UserInfo("user-8") { Groups = ["developers", "team-a", "team-b", "system:authenticated", "operators"] };
        _inNamespace = new AuthorizationAttributes { User = user, Verb = "create", IsResource = true, Group = "apps", Version = "v1", Resource = "deployments", Namespace = "ns-32" };
        _byGroup = new AuthorizationAttributes { User = user, Verb = "list", IsResource = true, Version = "v1", Resource = "services", Namespace = "elsewhere" };
        _refused = new AuthorizationAttributes { User = user, Verb = "delete", IsResource = true, Version = "v1", Resource = "pods", Subresource = "log", Name = "a", Namespace = "ns-32" };
    }

    [Benchmark]
    public AuthorizationVerdict AllowedInNamespace() => Decide(_inNamespace);

    [Benchmark]
    public AuthorizationVerdict AllowedByTheLastGroup() => Decide(_byGroup);

    [Benchmark]
    public AuthorizationVerdict Refused() => Decide(_refused);

    // The index answers without waiting.
    private AuthorizationVerdict Decide(AuthorizationAttributes attributes)
    {
        var decision = _authorizer.Authorize(attributes, default);
        return decision.IsCompletedSuccessfully ? decision.Result.Verdict : throw new InvalidOperationException("the decision had to wait");
    }
}
