using Dotnetes.Api.Apps.V1;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Tests.Authentication;

namespace Dotnetes.Tests.Server;

/// <summary>Who owns the fields that the components of one process write.</summary>
[Trait("Tier", "Integration")]
public sealed class FieldManagerTests
{
    [Fact]
    public async Task What_components_write_within_the_process_is_managed_under_their_names()
    {
        await using var server = await FlaggedServer.Start();
        using var stop = new CancellationTokenSource();
        var running = server.ControlPlane.Run(stop.Token);
        await server.Admin.Create(new Deployment
        {
            Metadata = new ObjectMeta { Namespace = "default", Name = "web" },
            Spec = new DeploymentSpec
            {
                Replicas = 1,
                Selector = new LabelSelector { MatchLabels = ValueMap.Of(("app", "web")) },
                Template = new PodTemplateSpec
                {
                    Metadata = new ObjectMeta { Labels = ValueMap.Of(("app", "web")) },
                    Spec = new PodSpec { Containers = [new Container { Name = "c", Image = "i" }] },
                },
            },
        });
        Pod pod = null!;
        await Eventually.Holds("there is a pod for which there is no node", async () =>
            (pod = (await server.Admin.List<Pod>("default")).Items[0]).Status.Conditions.Find(c => c.Type == "PodScheduled") is not null);
        var set = (await server.Admin.List<ReplicaSet>("default")).Items[0];

        Assert.Equal(["kube-controller-manager Update", "kube-scheduler Update status"], Managers(pod));
        Assert.Contains("kube-controller-manager Update", Managers(set));
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
    }

    private static List<string> Managers(IKubeObject value) => [.. value.Metadata.ManagedFields.Select(f => $"{f.Manager} {f.Operation} {f.Subresource}".TrimEnd())];
}
