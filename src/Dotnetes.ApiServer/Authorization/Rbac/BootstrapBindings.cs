using Dotnetes.Api.Rbac.V1;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>The bindings that every cluster has from its first start.</summary>
internal static class BootstrapBindings
{
    private const string Group = "rbac.authorization.k8s.io";

    /// <summary>The bindings for the whole cluster: a controller's role goes to the service account of its name.</summary>
    public static IReadOnlyList<ClusterRoleBinding> Cluster { get; } =
    [
        Of("cluster-admin", OfGroup("system:masters")),
        Of("system:basic-user", OfGroup("system:authenticated")),
        .. BootstrapRoles.Controllers.Select(r => Of(r.Metadata.Name, OfAccount(r.Metadata.Name["system:controller:".Length..]))),
        Of("system:discovery", OfGroup("system:authenticated")),
        Of("system:kube-controller-manager", OfUser("system:kube-controller-manager")),
        Of("system:kube-dns", OfAccount("kube-dns")),
        Of("system:kube-scheduler", OfUser("system:kube-scheduler")),
        Of("system:monitoring", OfGroup("system:monitoring")),
        Of("system:node"),
        Of("system:node-proxier", OfUser("system:kube-proxy")),
        Of("system:public-info-viewer", OfGroup("system:authenticated"), OfGroup("system:unauthenticated")),
        Of("system:service-account-issuer-discovery", OfGroup("system:serviceaccounts")),
        Of("system:volume-scheduler", OfUser("system:kube-scheduler")),
    ];

    /// <summary>The bindings inside namespaces.</summary>
    public static IReadOnlyList<RoleBinding> Namespaced { get; } =
    [
        In("kube-public", "system:controller:bootstrap-signer", "system:controller:bootstrap-signer", OfAccount("bootstrap-signer")),
        In("kube-system", "system::extension-apiserver-authentication-reader", "extension-apiserver-authentication-reader", OfUser("system:kube-controller-manager"), OfUser("system:kube-scheduler")),
        In(
            "kube-system",
            "system::leader-locking-kube-controller-manager",
            "system::leader-locking-kube-controller-manager",
            OfUser("system:kube-controller-manager"),
            OfAccount("kube-controller-manager"),
            OfAccount("leader-election-controller")),
        In("kube-system", "system::leader-locking-kube-scheduler", "system::leader-locking-kube-scheduler", OfUser("system:kube-scheduler"), OfAccount("kube-scheduler")),
        In("kube-system", "system:controller:bootstrap-signer", "system:controller:bootstrap-signer", OfAccount("bootstrap-signer")),
        In("kube-system", "system:controller:cloud-provider", "system:controller:cloud-provider", OfAccount("cloud-provider")),
        In("kube-system", "system:controller:token-cleaner", "system:controller:token-cleaner", OfAccount("token-cleaner")),
    ];

    private static ClusterRoleBinding Of(string name, params ValueList<Subject> subjects) => new()
    {
        Metadata = BootstrapRoles.Metadata("", name),
        RoleRef = new RoleRef { ApiGroup = Group, Kind = RoleKey.ClusterKind, Name = name },
        Subjects = subjects,
    };

    private static RoleBinding In(string ns, string name, string role, params ValueList<Subject> subjects) => new()
    {
        Metadata = BootstrapRoles.Metadata(ns, name),
        RoleRef = new RoleRef { ApiGroup = Group, Kind = RoleKey.LocalKind, Name = role },
        Subjects = subjects,
    };

    private static Subject OfUser(string name) => new() { Kind = "User", ApiGroup = Group, Name = name };

    private static Subject OfGroup(string name) => new() { Kind = "Group", ApiGroup = Group, Name = name };

    private static Subject OfAccount(string name) => new() { Kind = "ServiceAccount", Namespace = "kube-system", Name = name };
}
