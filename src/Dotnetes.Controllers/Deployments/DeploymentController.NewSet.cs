using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Controllers.Replication;

namespace Dotnetes.Controllers.Deployments;

/// <content>The replica set of the current template.</content>
public sealed partial class DeploymentController
{
    private async ValueTask EnsureNewSet(Rollout rollout, bool create, CancellationToken cancellationToken)
    {
        var revision = rollout.Old.Select(Revisions.Of).DefaultIfEmpty().Max() + 1;
        if (rollout.New is { } existing)
        {
            var annotations = Revisions.Annotate(rollout.Deployment, existing.Metadata.Annotations, revision);
            if (annotations != existing.Metadata.Annotations || existing.Spec.MinReadySeconds != rollout.Deployment.Spec.MinReadySeconds)
            {
                Written(rollout, await Context.Client.Update(
                    existing with
                    {
                        Metadata = existing.Metadata with { Annotations = annotations },
                        Spec = existing.Spec with { MinReadySeconds = rollout.Deployment.Spec.MinReadySeconds },
                    },
                    cancellationToken: cancellationToken));
            }

            await NumberDeployment(rollout, Revisions.Of(rollout.New!), cancellationToken);
            return;
        }

        if (create)
        {
            await CreateNewSet(rollout, revision, cancellationToken);
            await NumberDeployment(rollout, revision, cancellationToken);
        }
    }

    private async ValueTask CreateNewSet(Rollout rollout, long revision, CancellationToken cancellationToken)
    {
        var deployment = rollout.Deployment;
        var hash = PodTemplates.Hash(deployment.Spec.Template, deployment.Status.CollisionCount);
        var template = deployment.Spec.Template with
        {
            Metadata = deployment.Spec.Template.Metadata with { Labels = deployment.Spec.Template.Metadata.Labels.With(Revisions.TemplateHash, hash) },
        };
        var room = rollout.Desired + rollout.Limits.Surge - rollout.TotalWanted;
        var size = deployment.Spec.Strategy.Type == DeploymentStrategyType.Recreate ? rollout.Desired : Math.Clamp(room, 0, rollout.Desired);
        var set = new ReplicaSet
        {
            Metadata = new ObjectMeta
            {
                Name = $"{deployment.Metadata.Name}-{hash}",
                Namespace = deployment.Metadata.Namespace,
                Labels = template.Metadata.Labels,
                Annotations = Revisions.WithSizes(deployment, Revisions.Annotate(deployment, default, revision)),
                OwnerReferences = [Ownership.ReferenceTo(deployment)],
            },
            Spec = new ReplicaSetSpec
            {
                Replicas = size,
                MinReadySeconds = deployment.Spec.MinReadySeconds,
                Selector = deployment.Spec.Selector! with { MatchLabels = deployment.Spec.Selector.MatchLabels.With(Revisions.TemplateHash, hash) },
                Template = template,
            },
        };
        try
        {
            Written(rollout, await Context.Client.Create(set, cancellationToken: cancellationToken));
        }
        catch (KubeApiException e) when (e.IsAlreadyExists)
        {
            await ResolveCollision(rollout, set, cancellationToken);
            return;
        }
        catch (KubeApiException e)
        {
            Context.Events.Warning(deployment, "FailedCreate", $"Failed to create new replica set \"{set.Metadata.Name}\": {e.Message}");
            await WriteProgress(rollout, "False", "ReplicaSetCreateError", $"Failed to create new replica set \"{set.Metadata.Name}\": {e.Message}", cancellationToken);
            throw;
        }

        if (size > 0)
        {
            Context.Events.Normal(deployment, "ScalingReplicaSet", $"Scaled up replica set {set.Metadata.Name} from 0 to {size}");
        }
    }

    private async ValueTask ResolveCollision(Rollout rollout, ReplicaSet wanted, CancellationToken cancellationToken)
    {
        var existing = await Context.Client.Get<ReplicaSet>(wanted.Metadata.Namespace, wanted.Metadata.Name, cancellationToken: cancellationToken);
        if (Ownership.IsControlledBy(existing, rollout.Deployment) && existing.Spec.Template == wanted.Spec.Template)
        {
            Written(rollout, existing);
            return;
        }

        // Another template has the same hash: count the collision, which changes the hash, and try again.
        var status = rollout.Deployment.Status with { CollisionCount = (rollout.Deployment.Status.CollisionCount ?? 0) + 1 };
        await Context.Client.UpdateStatus(rollout.Deployment with { Status = status }, cancellationToken: cancellationToken);
        throw new InvalidOperationException($"replica set {wanted.Metadata.Name} belongs to another template; trying another name");
    }

    private async ValueTask NumberDeployment(Rollout rollout, long revision, CancellationToken cancellationToken)
    {
        var deployment = rollout.Deployment;
        if (Revisions.Of(deployment) == revision)
        {
            return;
        }

        var annotations = deployment.Metadata.Annotations.With(Revisions.Revision, revision.ToString());
        rollout.Deployment = await Context.Client.Update(deployment with { Metadata = deployment.Metadata with { Annotations = annotations } }, cancellationToken: cancellationToken);
    }
}
