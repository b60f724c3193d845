using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Rbac.V1;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.Authorization.Rbac;

/// <summary>
/// Makes the default roles and bindings at every start, and completes those that lost rules, subjects, labels or annotations. What was added by hand stays; an object whose
/// autoupdate annotation says <c>false</c> is left alone.
/// </summary>
internal sealed partial class BootstrapPolicy(IKubeClient client, ILogger logger)
{
    private const int Attempts = 4;

    /// <summary>Makes and completes them.</summary>
    public async ValueTask Run(CancellationToken cancellationToken)
    {
        await EnsureAll([.. BootstrapRoles.Users, .. BootstrapRoles.Controllers], Complete, cancellationToken);
        await EnsureAll(BootstrapBindings.Cluster, Complete, cancellationToken);
        await EnsureAll(BootstrapRoles.Namespaced, Complete, cancellationToken);
        await EnsureAll(BootstrapBindings.Namespaced, Complete, cancellationToken);
    }

    /// <summary>The role with what it lacks.</summary>
    public static ClusterRole Complete(ClusterRole existing, ClusterRole expected) => existing with
    {
        Metadata = Complete(existing.Metadata, expected.Metadata),
        Rules = Complete(existing.Rules, expected.Rules),
        AggregationRule = Complete(existing.AggregationRule, expected.AggregationRule),
    };

    /// <summary>The role with what it lacks.</summary>
    public static Role Complete(Role existing, Role expected) =>
        existing with { Metadata = Complete(existing.Metadata, expected.Metadata), Rules = Complete(existing.Rules, expected.Rules) };

    /// <summary>The binding with what it lacks; null when it is for another role and must be made anew.</summary>
    public static ClusterRoleBinding? Complete(ClusterRoleBinding existing, ClusterRoleBinding expected) => existing.RoleRef != expected.RoleRef
        ? null
        : existing with { Metadata = Complete(existing.Metadata, expected.Metadata), Subjects = Complete(existing.Subjects, expected.Subjects) };

    /// <summary>The binding with what it lacks; null when it is for another role and must be made anew.</summary>
    public static RoleBinding? Complete(RoleBinding existing, RoleBinding expected) => existing.RoleRef != expected.RoleRef
        ? null
        : existing with { Metadata = Complete(existing.Metadata, expected.Metadata), Subjects = Complete(existing.Subjects, expected.Subjects) };

    // What somebody set stays as it is; only what is missing comes from here.
    private static ObjectMeta Complete(ObjectMeta existing, ObjectMeta expected) => existing with
    {
        Labels = expected.Labels.WithAll(existing.Labels),
        Annotations = expected.Annotations.WithAll(existing.Annotations),
    };

    private static ValueList<PolicyRule> Complete(ValueList<PolicyRule> existing, ValueList<PolicyRule> expected) =>
        RuleCoverage.Missing(existing, expected) is { Count: > 0 } missing ? existing.AddRange(missing) : existing;

    private static ValueList<Subject> Complete(ValueList<Subject> existing, ValueList<Subject> expected) =>
        expected.Any(s => !existing.Contains(s)) ? existing.AddRange(((IEnumerable<Subject>)expected).Where(s => !existing.Contains(s))) : existing;

    private static AggregationRule? Complete(AggregationRule? existing, AggregationRule? expected)
    {
        if (expected is null || existing is null)
        {
            return expected;
        }

        var missing = ((IEnumerable<LabelSelector>)expected.ClusterRoleSelectors).Where(s => !existing.ClusterRoleSelectors.Contains(s)).ToList();
        return missing.Count == 0 ? existing : existing with { ClusterRoleSelectors = existing.ClusterRoleSelectors.AddRange(missing) };
    }

    // All at once, so that the store makes them durable together.
    private async Task EnsureAll<T>(IReadOnlyList<T> expected, Func<T, T, T?> complete, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        var present = (await client.List<T>(cancellationToken: cancellationToken)).Items.ToDictionary(o => (o.Metadata.Namespace, o.Metadata.Name));
        await Task.WhenAll(expected.Select(e => Ensure(e, present.GetValueOrDefault((e.Metadata.Namespace, e.Metadata.Name)), complete, cancellationToken)));
    }

    private async Task Ensure<T>(T expected, T? existing, Func<T, T, T?> complete, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        var (ns, name) = (expected.Metadata.Namespace, expected.Metadata.Name);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await Write(expected, existing, complete, cancellationToken);
                return;
            }
            catch (KubeApiException e) when ((e.IsConflict || e.IsAlreadyExists || e.IsNotFound) && attempt < Attempts)
            {
                // Another server starts at the same time, or somebody works on the object.
                existing = await Find<T>(ns, name, cancellationToken);
            }
            catch (KubeApiException e)
            {
                // The others are still worth making.
                Log.Failed(logger, T.Info.Kind, ns, name, e);
                return;
            }
        }
    }

    private async ValueTask Write<T>(T expected, T? existing, Func<T, T, T?> complete, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        if (existing is null)
        {
            await client.Create(expected, cancellationToken: cancellationToken);
            return;
        }

        if (existing.Metadata.Annotations.GetValueOrDefault(BootstrapRoles.AutoUpdate) == "false")
        {
            return;
        }

        if (complete(existing, expected) is not { } completed)
        {
            var only = new DeleteOptions { Preconditions = new Preconditions { Uid = existing.Metadata.Uid } };
            await client.Delete<T>(existing.Metadata.Namespace, existing.Metadata.Name, only, cancellationToken);
            await client.Create(expected, cancellationToken: cancellationToken);
        }
        else if (!completed.Equals(existing))
        {
            await client.Update(completed, cancellationToken: cancellationToken);
            Log.Completed(logger, T.Info.Kind, existing.Metadata.Namespace, existing.Metadata.Name);
        }
    }

    private async ValueTask<T?> Find<T>(string ns, string name, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        try
        {
            return await client.Get<T>(ns, name, cancellationToken: cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "the default {Kind} {Namespace}/{Name} could not be made")]
        public static partial void Failed(ILogger logger, string kind, string @namespace, string name, Exception exception);

        [LoggerMessage(2, LogLevel.Information, "completed the default {Kind} {Namespace}/{Name}")]
        public static partial void Completed(ILogger logger, string kind, string @namespace, string name);
    }
}
