using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Api.Policy.V1;
using Dotnetes.ApiServer.Pipeline;
using Dotnetes.ApiServer.Registry;
using Dotnetes.ApiServer.Resources;
using Dotnetes.Machinery.Selectors;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Subresources;

/// <summary>Deletes a pod if its disruption budget allows that.</summary>
internal sealed class EvictionSubresource(TimeProvider time, IResourceReader reader, Func<TableSnapshot> table) : ISubresource
{
    private const int MaxDisruptedPods = 2000;
    private const string CauseReason = "DisruptionBudget";

    private static readonly KindCodec Codec = KindCodec.Of<Eviction>();

    /// <inheritdoc/>
    public string Name => "eviction";

    /// <inheritdoc/>
    public bool Serves(ResourceDefinition definition) => definition.Codec.Type == typeof(Pod);

    /// <inheritdoc/>
    public async ValueTask<ApiResponse> Send(RequestContext context, ResourceEndpoint endpoint)
    {
        var query = context.Query.ToCreateOptions();
        var eviction = (Eviction)BodyDecoder.Decode(context, Codec, query.FieldValidation);
        if (eviction.Metadata.Name != context.Info.Name)
        {
            throw ApiErrors.BadRequest("name in URL does not match name in Eviction object");
        }

        eviction = (Eviction)await endpoint.Admit(context, eviction, query, !query.DryRun.IsEmpty);
        var options = eviction.DeleteOptions ?? DeleteOptions.Empty;
        if (options.IgnoreStoreReadErrorWithClusterBreakingPotential == true)
        {
            var errors = new FieldErrorList();
            errors.Add(FieldError.Invalid(FieldPath.Of("deleteOptions", "ignoreStoreReadErrorWithClusterBreakingPotential"), true, "can not be set for pod eviction, try after removing the option"));
            throw ApiErrors.Invalid("policy", "Eviction", context.Info.Name, errors);
        }

        if (!query.DryRun.IsEmpty && !options.DryRun.IsEmpty && !query.DryRun.SequenceEqual(options.DryRun))
        {
            throw ApiErrors.BadRequest($"Non-matching dry-run options in request and content: [{string.Join(' ', query.DryRun)}] and [{string.Join(' ', options.DryRun)}]");
        }

        options = query.DryRun.IsEmpty ? options : options with { DryRun = query.DryRun };

        var pod = (Pod)await endpoint.Read(context);
        if (!IsDisruption(pod))
        {
            await Delete(context, endpoint, options);
            return Success();
        }

        var budgets = (await reader.List<PodDisruptionBudget>(pod.Metadata.Namespace, context.Cancelled)).Where(b => Covers(b, pod)).ToList();
        if (budgets.Count > 1)
        {
            throw ApiErrors.InternalError("This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.");
        }

        if (budgets.Count == 1 && !MayGoAnyway(pod, budgets[0]))
        {
            await Spend(context, budgets[0].Metadata.Name, pod.Metadata.Name, options.DryRun);
        }

        // Only the pod that was judged, not one that took its name meanwhile.
        var preconditions = (options.Preconditions ?? Api.Meta.V1.Preconditions.Empty) with { Uid = options.Preconditions?.Uid ?? pod.Metadata.Uid };
        await Delete(context, endpoint, options with { Preconditions = preconditions });
        return Success();
    }

    // First the pod tells why it goes: those who replace it may want to know.
    private async ValueTask Delete(RequestContext context, ResourceEndpoint endpoint, DeleteOptions options)
    {
        if (options.DryRun.IsEmpty)
        {
            var told = await endpoint.Rewrite(context, default, current => Disrupted((Pod)current, options.Preconditions));
            if (options.Preconditions is { ResourceVersion.Length: > 0 } preconditions)
            {
                options = options with { Preconditions = preconditions with { ResourceVersion = told.Metadata.ResourceVersion } };
            }
        }

        await endpoint.DeleteFor(context, options);
    }

    private Pod Disrupted(Pod pod, Api.Meta.V1.Preconditions? preconditions)
    {
        if (preconditions?.Uid is { Length: > 0 } uid && uid != pod.Metadata.Uid)
        {
            throw ApiErrors.Conflict(
                "", "Pod", pod.Metadata.Name, $"the UID in the precondition ({uid}) does not match the UID in record ({pod.Metadata.Uid}). The object might have been deleted and then recreated");
        }

        if (preconditions?.ResourceVersion is { Length: > 0 } version && version != pod.Metadata.ResourceVersion)
        {
            throw ApiErrors.Conflict(
                "", "Pod", pod.Metadata.Name, $"the ResourceVersion in the precondition ({version}) does not match the ResourceVersion in record ({pod.Metadata.ResourceVersion}). The object might have been modified");
        }

        var conditions = pod.Status.Conditions;
        var index = conditions.FindIndex(static c => c.Type == "DisruptionTarget");
        var old = index >= 0 ? conditions[index] : null;
        var condition = new PodCondition
        {
            Type = "DisruptionTarget",
            Status = "True",
            Reason = "EvictionByEvictionAPI",
            Message = "Eviction API: evicting",
            LastTransitionTime = old?.Status == "True" ? old.LastTransitionTime : Time.FromDateTimeOffset(time.GetUtcNow()),
        };
        return pod with { Status = pod.Status with { Conditions = old is null ? conditions.Add(condition) : conditions.SetItem(index, condition) } };
    }

    private static ApiResponse.Value Success() => new(201, new Status { StatusValue = "Success", Code = 201 });

    private static bool IsDisruption(Pod pod) =>
        pod.Metadata.DeletionTimestamp is null && pod.Status.Phase is not ("Succeeded" or "Failed" or "Pending");

    private static bool Covers(PodDisruptionBudget budget, Pod pod) =>
        budget.Spec.Selector is { } selector && LabelSelection.FromSelector(selector).Matches(pod.Metadata.Labels);

    // Pods that are not ready do not count for the budget.
    private static bool MayGoAnyway(Pod pod, PodDisruptionBudget budget)
    {
        if (pod.Status.Conditions.Any(c => c.Type == "Ready" && c.Status == "True"))
        {
            return false;
        }

        return budget.Spec.UnhealthyPodEvictionPolicy == "AlwaysAllow"
            || (budget.Status.CurrentHealthy >= budget.Status.DesiredHealthy && budget.Status.DesiredHealthy > 0);
    }

    private async ValueTask Spend(RequestContext context, string budget, string pod, ValueList<string> dryRun)
    {
        var endpoint = table().Find(typeof(PodDisruptionBudget)) ?? throw ApiErrors.InternalError("disruption budgets are not served");
        var inner = context.For(context.Info with { Group = "policy", Version = "v1", Resource = "poddisruptionbudgets", Subresource = "status", Name = budget });
        await endpoint.Rewrite(inner, dryRun, current => Spent((PodDisruptionBudget)current, pod));
    }

    private PodDisruptionBudget Spent(PodDisruptionBudget budget, string pod)
    {
        var name = budget.Metadata.Name;
        if (budget.Status.ObservedGeneration < budget.Metadata.Generation)
        {
            throw Refusal($"The disruption budget {name} is still being processed by the server.", 10);
        }

        if (budget.Status.DisruptionsAllowed < 0)
        {
            throw ApiErrors.Forbidden("policy", "poddisruptionbudget", name, "pdb disruptions allowed is negative");
        }

        if (budget.Status.DisruptedPods.Count > MaxDisruptedPods)
        {
            throw ApiErrors.Forbidden("policy", "poddisruptionbudget", name, "DisruptedPods map too big - too many evictions not confirmed by PDB controller");
        }

        if (budget.Status.DisruptionsAllowed == 0)
        {
            throw Refusal($"The disruption budget {name} needs {budget.Status.DesiredHealthy} healthy pods and has {budget.Status.CurrentHealthy} currently", 0);
        }

        return budget with
        {
            Status = budget.Status with
            {
                DisruptionsAllowed = budget.Status.DisruptionsAllowed - 1,
                DisruptedPods = budget.Status.DisruptedPods.With(pod, Time.FromDateTimeOffset(time.GetUtcNow())),
            },
        };
    }

    private static ApiException Refusal(string cause, int retryAfterSeconds)
    {
        var status = ApiErrors.TooManyRequests("Cannot evict pod as it would violate the pod's disruption budget.", retryAfterSeconds).Status;
        return new(status with { Details = (status.Details ?? StatusDetails.Empty) with { Causes = [new StatusCause { Reason = CauseReason, Message = cause }] } });
    }
}
