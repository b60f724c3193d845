using Dotnetes.Api.Rbac.V1;
using Dotnetes.ApiServer.Registry;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>Keeps an index of roles and bindings by following the four kinds.</summary>
internal static class RbacFeed
{
    /// <summary>Makes the followers.</summary>
    public static CacheFollowers Create(RbacIndex index, Func<TableSnapshot> table, TimeProvider time, ILogger logger, CancellationToken stopping) => new(
        Roles<ClusterRole>(index, RoleKey.ClusterKind, r => r.Rules, table, time, logger, stopping),
        Roles<Role>(index, RoleKey.LocalKind, r => r.Rules, table, time, logger, stopping),
        Bindings<ClusterRoleBinding>(index, isLocal: false, b => (b.RoleRef, b.Subjects), table, time, logger, stopping),
        Bindings<RoleBinding>(index, isLocal: true, b => (b.RoleRef, b.Subjects), table, time, logger, stopping));

    private static CacheFollower<T> Roles<T>(
        RbacIndex index, string kind, Func<T, ValueList<PolicyRule>> rules, Func<TableSnapshot> table, TimeProvider time, ILogger logger, CancellationToken stopping)
        where T : class, IKubeObject<T>
    {
        RoleKey KeyOf(T role) => new(kind, role.Metadata.Namespace, role.Metadata.Name);
        void Replace(IReadOnlyList<T> all)
        {
            var present = all.Select(KeyOf).ToHashSet();
            foreach (var gone in index.Roles.Where(k => k.Kind == kind && !present.Contains(k)))
            {
                index.Set(gone, null);
            }

            foreach (var role in all)
            {
                index.Set(KeyOf(role), rules(role));
            }
        }

        return new(table, Replace, (role, gone) => index.Set(KeyOf(role), gone ? null : rules(role)), time, logger, stopping);
    }

    private static CacheFollower<T> Bindings<T>(
        RbacIndex index,
        bool isLocal,
        Func<T, (RoleRef Role, ValueList<Subject> Subjects)> parts,
        Func<TableSnapshot> table,
        TimeProvider time,
        ILogger logger,
        CancellationToken stopping)
        where T : class, IKubeObject<T>
    {
        static BindingKey KeyOf(T binding) => new(binding.Metadata.Namespace, binding.Metadata.Name);
        void Set(T binding)
        {
            var (role, subjects) = parts(binding);
            index.Set(KeyOf(binding), role, subjects);
        }

        void Apply(T binding, bool gone)
        {
            if (gone)
            {
                index.Remove(KeyOf(binding));
            }
            else
            {
                Set(binding);
            }
        }

        void Replace(IReadOnlyList<T> all)
        {
            var present = all.Select(KeyOf).ToHashSet();
            foreach (var gone in index.Bindings.Where(k => k.Namespace.Length > 0 == isLocal && !present.Contains(k)))
            {
                index.Remove(gone);
            }

            foreach (var binding in all)
            {
                Set(binding);
            }
        }

        return new(table, Replace, Apply, time, logger, stopping);
    }
}
