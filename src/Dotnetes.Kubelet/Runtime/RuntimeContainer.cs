using System.Globalization;
using Dotnetes.Cri.V1;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>A container as the runtime reports it.</summary>
internal sealed record RuntimeContainer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string SandboxId { get; init; }

    public required ContainerState State { get; init; }

    public int Attempt { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset FinishedAt { get; init; }

    public int ExitCode { get; init; }

    public string Reason { get; init; } = "";

    public string Message { get; init; } = "";

    public string Image { get; init; } = "";

    public string ImageId { get; init; } = "";

    public string Hash { get; init; } = "";

    public string LogPath { get; init; } = "";

    public ValueMap<string> Annotations { get; init; }

    public ContainerUser? User { get; init; }

    /// <summary>The file on the node that the container's termination message is written to; empty when there is none.</summary>
    public string TerminationMessageFile { get; init; } = "";

    public bool IsRunning => State == ContainerState.Running;

    public bool HasExited => State == ContainerState.Exited;

    public static RuntimeContainer From(string sandboxId, ContainerStatus status)
    {
        var messagePath = status.Annotations.GetValueOrDefault(RuntimeLabels.TerminationMessagePath, "");
        return new RuntimeContainer
        {
            Id = status.Id,
            Name = status.Metadata?.Name ?? "",
            SandboxId = sandboxId,
            State = status.State,
            Attempt = int.TryParse(status.Annotations.GetValueOrDefault(RuntimeLabels.RestartCount), CultureInfo.InvariantCulture, out var count)
                ? count
                : (int)(status.Metadata?.Attempt ?? 0),
            CreatedAt = FromNanoseconds(status.CreatedAt),
            StartedAt = FromNanoseconds(status.StartedAt),
            FinishedAt = FromNanoseconds(status.FinishedAt),
            ExitCode = status.ExitCode,
            Reason = status.Reason,
            Message = status.Message,
            Image = status.Image?.UserSpecifiedImage is { Length: > 0 } specified ? specified : status.Image?.Image ?? "",
            ImageId = status.ImageRef,
            Hash = status.Annotations.GetValueOrDefault(RuntimeLabels.Hash, ""),
            LogPath = status.LogPath,
            Annotations = status.Annotations,
            User = status.User,
            TerminationMessageFile = status.Mounts.Find(m => messagePath.Length > 0 && m.ContainerPath == messagePath)?.HostPath ?? "",
        };
    }

    public static DateTimeOffset FromNanoseconds(long value) =>
        value <= 0 ? DateTimeOffset.UnixEpoch : DateTimeOffset.UnixEpoch.AddTicks(value / TimeSpan.NanosecondsPerTick);
}
