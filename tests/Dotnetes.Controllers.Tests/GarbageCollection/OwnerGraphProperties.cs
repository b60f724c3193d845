using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Controllers.Monitoring;
using Dotnetes.Controllers.Tests.Simulation;
using Collector = Dotnetes.Controllers.GarbageCollection.GarbageCollector;

namespace Dotnetes.Controllers.Tests.GarbageCollection;

/// <summary>Random graphs of owners, deleted from in random ways, against a model that knows nothing of finalizers, graphs and virtual nodes.</summary>
public sealed class OwnerGraphProperties
{
    private static readonly string[] s_policies = [DeletionPropagation.Background, DeletionPropagation.Foreground, DeletionPropagation.Orphan];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void What_survives_one_deletion_after_the_other_is_what_the_model_says(int seed) => SimulatedCluster.Run(
        async cluster =>
        {
            var random = new Random(seed);
            var model = new Model();
            var monitors = new ResourceMonitors(cluster.Context);
            var collector = new Collector(cluster.Context, monitors);
            if (random.Next(2) == 0)
            {
                await cluster.Start(monitors, collector);
                await Build(cluster, model, random);
            }
            else
            {
                await Build(cluster, model, random);
                await cluster.Start(monitors, collector);
            }

            await cluster.Pass(20);
            model.Settle();
            Assert.Equal(model.Text, await Text(cluster));
            for (var step = 0; step < 5 && model.Owners.Count > 0; step++)
            {
                var victim = model.Owners.Keys.Order().ElementAt(random.Next(model.Owners.Count));
                var policy = s_policies[random.Next(3)];
                await cluster.Client.Delete<ConfigMap>("ns", victim, new() { PropagationPolicy = policy });
                model.Delete(victim, policy == DeletionPropagation.Orphan);
                await cluster.Pass(60);
                Assert.Equal(model.Text, await Text(cluster));
            }
        },
        seed);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Deletions_at_the_same_time_come_to_the_same_end_in_any_order(int seed) => SimulatedCluster.Run(
        async cluster =>
        {
            var random = new Random(seed);
            var model = new Model();
            var monitors = new ResourceMonitors(cluster.Context);
            await Build(cluster, model, random);
            model.Settle();
            await cluster.Start(monitors, new Collector(cluster.Context, monitors));
            await cluster.Pass(20);
            foreach (var victim in model.Owners.Keys.Order().Where(_ => random.Next(3) == 0).ToArray())
            {
                try
                {
                    await cluster.Client.Delete<ConfigMap>("ns", victim, new() { PropagationPolicy = s_policies[random.Next(2)] });
                }
                catch (KubeApiException e) when (e.IsNotFound)
                {
                    // The collector was faster.
                }

                model.Delete(victim, orphan: false);
            }

            await cluster.Pass(120);
            Assert.Equal(model.Text, await Text(cluster));
        },
        seed);

    private static async Task Build(SimulatedCluster cluster, Model model, Random random)
    {
        var made = new List<OwnerReference>();
        var count = random.Next(4, 14);
        for (var i = 0; i < count; i++)
        {
            var owners = made.Where(_ => random.Next(4) == 0).Select(o => o with { BlockOwnerDeletion = random.Next(2) == 0 }).ToList();
            if (random.Next(6) == 0)
            {
                owners.Add(new() { ApiVersion = "v1", Kind = "ConfigMap", Name = $"ghost{i % 3}", Uid = $"ghost-{i % 3}" });
            }

            var name = $"o{i:00}";
            var map = await cluster.Client.Create(new ConfigMap { Metadata = new() { Namespace = "ns", Name = name, OwnerReferences = owners.ToValueList() } });
            made.Add(new() { ApiVersion = "v1", Kind = "ConfigMap", Name = name, Uid = map.Metadata.Uid });
            model.Owners.Add(name, [.. owners.Select(o => o.Name)]);

            // The collector may have taken an owner that the next object wants, which is the same as a ghost.
        }
    }

    private static async Task<string> Text(SimulatedCluster cluster) =>
        string.Join("; ", (await cluster.Client.List<ConfigMap>("ns")).Items.Map(m => $"{m.Metadata.Name}: {string.Join(',', m.Metadata.OwnerReferences.Select(o => o.Name).Order())}"));

    private sealed class Model
    {
        public SortedDictionary<string, HashSet<string>> Owners { get; } = new(StringComparer.Ordinal);

        public string Text => string.Join("; ", Owners.Select(o => $"{o.Key}: {string.Join(',', o.Value.Order())}"));

        public void Delete(string name, bool orphan)
        {
            Owners.Remove(name);
            if (orphan)
            {
                foreach (var owners in Owners.Values)
                {
                    owners.Remove(name);
                }
            }

            Settle();
        }

        // Whoever has owners and none that exists goes; whoever has some keeps those.
        public void Settle()
        {
            while (Owners.FirstOrDefault(o => o.Value.Count > 0 && !o.Value.Any(Owners.ContainsKey)) is { Key: { } doomed })
            {
                Owners.Remove(doomed);
            }

            foreach (var owners in Owners.Values)
            {
                owners.RemoveWhere(o => !Owners.ContainsKey(o));
            }
        }
    }
}
