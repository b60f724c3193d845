using System.Threading.Channels;
using Dotnetes.Api.FlowControl.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>Writes into the status of flow schemas whether their priority level exists.</summary>
internal sealed partial class DanglingConditions(Func<IKubeClient> client, TimeProvider time, ILogger logger)
{
    private const string Manager = "api-priority-and-fairness-config-consumer-v1";

    // Servers of different opinion must not write against each other without pause.
    private const int WritesPerMinute = 6;
    private static readonly TimeSpan s_minute = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_retryDelay = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private readonly Dictionary<string, Queue<long>> _writes = new(StringComparer.Ordinal);
    private (IReadOnlyCollection<FlowSchema> Schemas, HashSet<string> Levels) _state = ([], []);

    /// <summary>Takes the objects as they are now.</summary>
    public void Update(IReadOnlyCollection<PriorityLevelConfiguration> levels, IReadOnlyCollection<FlowSchema> schemas)
    {
        var names = levels.Where(l => FlowController.SettingsOf(l) is not null).Select(l => l.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        lock (_writes)
        {
            _state = (schemas, names);
        }

        _signals.Writer.TryWrite(true);
    }

    /// <summary>The condition that a schema should have; null when it has it.</summary>
    public static FlowSchemaCondition? Wanted(FlowSchema schema, bool hasLevel, DateTimeOffset now)
    {
        var level = schema.Spec.PriorityLevelConfiguration.Name;
        var subject = $"This FlowSchema references the PriorityLevelConfiguration object named {GoText.Quote(level)}";
        var wanted = hasLevel
            ? new FlowSchemaCondition { Type = "Dangling", Status = "False", Reason = "Found", Message = subject + " and it exists" }
            : new FlowSchemaCondition { Type = "Dangling", Status = "True", Reason = "NotFound", Message = subject + " but there is no such object" };
        return schema.Status.Conditions.Any(c => c with { LastTransitionTime = default } == wanted) ? null : wanted with { LastTransitionTime = Time.FromDateTimeOffset(now) };
    }

    /// <summary>Writes until cancelled.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        try
        {
            while (await _signals.Reader.WaitToReadAsync(cancellationToken))
            {
                _signals.Reader.TryRead(out _);
                if (!await WriteAll(cancellationToken))
                {
                    await Task.Delay(s_retryDelay, time, cancellationToken);
                    _signals.Writer.TryWrite(true);
                }
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The server stops.
        }
    }

    private async ValueTask<bool> WriteAll(CancellationToken cancellationToken)
    {
        (IReadOnlyCollection<FlowSchema> schemas, HashSet<string> levels) state;
        lock (_writes)
        {
            state = _state;
        }

        var isDone = true;
        foreach (var schema in state.schemas)
        {
            if (Wanted(schema, state.levels.Contains(schema.Spec.PriorityLevelConfiguration.Name), time.GetUtcNow()) is { } condition)
            {
                isDone &= MayWrite(schema.Metadata.Name) && await Write(schema, condition, cancellationToken);
            }
        }

        return isDone;
    }

    private bool MayWrite(string name)
    {
        if (!_writes.TryGetValue(name, out var times))
        {
            _writes[name] = times = new Queue<long>();
        }

        var now = time.GetTimestamp();
        while (times.TryPeek(out var first) && time.GetElapsedTime(first, now) > s_minute)
        {
            times.Dequeue();
        }

        if (times.Count >= WritesPerMinute)
        {
            return false;
        }

        times.Enqueue(now);
        return true;
    }

    private async ValueTask<bool> Write(FlowSchema schema, FlowSchemaCondition condition, CancellationToken cancellationToken)
    {
        try
        {
            await client().Patch<FlowSchema>(
                "", schema.Metadata.Name, Configuration(schema.Metadata.Name, condition), "status", new PatchOptions { FieldManager = Manager, Force = true }, cancellationToken);
            return true;
        }
        catch (KubeApiException e) when (e.IsNotFound || e.IsConflict)
        {
            // It was deleted or changed; the change comes here, too.
            return true;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.Failed(logger, schema.Metadata.Name, e);
            return false;
        }
    }

    private static ObjectPatch Configuration(string name, FlowSchemaCondition condition)
    {
        var status = JsonText.Of(new FlowSchemaStatus { Conditions = [condition] });
        var text = $$"""{"apiVersion":"flowcontrol.apiserver.k8s.io/v1","kind":"FlowSchema","metadata":{"name":"{{name}}"},"status":{{status}}}""";
        return new ObjectPatch(ObjectPatch.ApplyYaml, System.Text.Encoding.UTF8.GetBytes(text));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "could not write the condition of the flow schema {Name}")]
        public static partial void Failed(ILogger logger, string name, Exception exception);
    }
}
