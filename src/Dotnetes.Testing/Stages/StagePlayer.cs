using System.Text;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Dotnetes.Client.Events;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Queues;
using Dotnetes.Client.Reconciling;
using Dotnetes.Machinery.Json;
using Dotnetes.Machinery.Yaml;
using Dotnetes.Testing.Nodes;
using Microsoft.Extensions.Logging;

namespace Dotnetes.Testing.Stages;

/// <summary>Plays the objects of a kind by the stages that there are for it. An object that changes while it waits for a stage begins anew, as with kwok.</summary>
/// <typeparam name="T">The kind.</typeparam>
internal sealed class StagePlayer<T> : Reconciler<ObjectKey>
    where T : class, IKubeObject<T>
{
    private readonly SimulatedNodes _nodes;
    private readonly IInformer<T> _objects;
    private readonly IReadOnlyList<Stage> _stages;
    private readonly StageFunctions _functions;
    private readonly IKubeClient _client;
    private readonly IEventRecorder _events;
    private readonly TimeProvider _time;
    private readonly Random _random;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Plan> _plans = new(StringComparer.Ordinal);

    public StagePlayer(
        SimulatedNodes nodes, IReadOnlyList<Stage> stages, IInformerFactory informers, IKubeClient client, IEventRecorder events, TimeProvider time, Random random, ILogger logger)
        : base($"stages of {T.Info.Kind}", new WorkQueue<ObjectKey>(time, $"stages-{T.Info.Plural}"), logger, 16)
    {
        _nodes = nodes;
        _stages = stages;
        _functions = new StageFunctions(nodes, time);
        _client = client;
        _events = events;
        _time = time;
        _random = random;
        _objects = informers.For<T>();
        _objects.AddHandler(OnChange);
    }

    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_objects.Get(T.Info.Namespaced ? key.Namespace : null, key.Name) is not { } value || !IsPlayed(value))
        {
            return null;
        }

        var now = _time.GetUtcNow();
        var json = JsonValue.ParseObject(Manifests.Encode(value));
        var plan = PlanOf(value, json, now);
        if (plan.Stage is null || plan.IsDone)
        {
            return null;
        }

        if (plan.Due > now)
        {
            return plan.Due - now;
        }

        try
        {
            foreach (var step in plan.Stage.Steps)
            {
                await Take(step, value, json, cancellationToken);
            }
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Gone already.
        }
        catch (Exception e) when (e is FormatException or DecodingException)
        {
            // The same object would fail again; whoever wrote the stage finds the reason in the events.
            _events.Record(value, "Warning", "StageFailed", $"stage {plan.Stage.Name}: {e.Message}");
        }

        Done(value.Metadata.Uid, plan);
        return null;
    }

    private static string NodeOf(T value) => value switch { Pod pod => pod.Spec.NodeName, Node node => node.Metadata.Name, _ => "" };

    // What belongs to a node changes only while that works; pods wait until they have one.
    private bool IsPlayed(T value) => value is not (Pod or Node) || _nodes.Find(NodeOf(value)) is { IsUp: true };

    private Plan PlanOf(T value, JsonObject json, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (!_plans.TryGetValue(value.Metadata.Uid, out var plan) || plan.Version != value.Metadata.ResourceVersion)
            {
                var stage = Stage.Choose(_stages, json, _random);
                plan = new(value.Metadata.ResourceVersion, stage, stage is null ? now : now + stage.Delay.Of(json, now, _random), false);
                _plans[value.Metadata.Uid] = plan;
            }

            return plan;
        }
    }

    private void Done(string uid, Plan plan)
    {
        lock (_gate)
        {
            if (_plans.TryGetValue(uid, out var current) && current == plan)
            {
                _plans[uid] = plan with { IsDone = true };
            }
        }
    }

    private async ValueTask Take(StageStep step, T value, JsonObject json, CancellationToken cancellationToken)
    {
        var ns = T.Info.Namespaced ? value.Metadata.Namespace : null;
        switch (step)
        {
            case StageStep.Event happening:
                _events.Record(value, happening.Type, happening.Reason, happening.Message);
                break;
            case StageStep.Finalizers change:
                var before = change.Empty ? [] : value.Metadata.Finalizers;
                var finalizers = before.Where(f => !change.Remove.Contains(f)).Union(change.Add).ToValueList();
                if (finalizers != value.Metadata.Finalizers)
                {
                    var list = new JsonArray(finalizers.Map(f => new JsonString(f)));
                    var patch = JsonObject.Empty.With("metadata", JsonObject.Empty.With("finalizers", list));
                    await _client.Patch<T>(ns, value.Metadata.Name, new ObjectPatch(ObjectPatch.MergePatch, patch.ToUtf8()), cancellationToken: cancellationToken);
                }

                break;
            case StageStep.Delete:
                var options = new DeleteOptions { GracePeriodSeconds = 0, Preconditions = new() { Uid = value.Metadata.Uid } };
                await ClientOf(value).Delete<T>(ns, value.Metadata.Name, options, cancellationToken);
                break;
            case StageStep.Patch patch:
                await Send(patch, value, json, ns, cancellationToken);
                break;
            default:
                throw new InvalidOperationException("an unknown step");
        }
    }

    private async ValueTask Send(StageStep.Patch patch, T value, JsonObject json, string? ns, CancellationToken cancellationToken)
    {
        var yaml = patch.Template.Execute(json, (name, arguments) => _functions.Call(json, name, arguments));
        var body = JsonValue.Parse(YamlToJson.Convert(Encoding.UTF8.GetBytes(yaml)));
        if (body.IsNull)
        {
            return;
        }

        body = patch.Root.Length > 0 && patch.ContentType != ObjectPatch.JsonPatch ? JsonObject.Empty.With(patch.Root, body) : body;
        var client = patch.Subresource == "status" ? ClientOf(value) : _client;
        await client.Patch<T>(ns, value.Metadata.Name, new ObjectPatch(patch.ContentType, body.ToUtf8()), patch.Subresource, cancellationToken: cancellationToken);
    }

    private IKubeClient ClientOf(T value) => _nodes.Find(NodeOf(value))?.Client ?? _client;

    private void OnChange(T? old, T? current)
    {
        if (current is null && old is not null)
        {
            lock (_gate)
            {
                _plans.Remove(old.Metadata.Uid);
            }

            _functions.Forget(old.Metadata.Uid);
        }
        else if (current is not null)
        {
            Queue.Add(ObjectKey.Of(current));
        }
    }

    private sealed record Plan(string Version, Stage? Stage, DateTimeOffset Due, bool IsDone);
}
