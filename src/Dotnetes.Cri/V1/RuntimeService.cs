using Dotnetes.Grpc;

namespace Dotnetes.Cri.V1;

/// <summary>The methods of the gRPC service runtime.v1.RuntimeService.</summary>
public static class RuntimeService
{
    /// <summary>The method <c>Version</c>.</summary>
    public static GrpcMethod<VersionRequest, VersionResponse> Version { get; } = new("runtime.v1.RuntimeService", "Version", GrpcMethodType.Unary);

    /// <summary>The method <c>RunPodSandbox</c>.</summary>
    public static GrpcMethod<RunPodSandboxRequest, RunPodSandboxResponse> RunPodSandbox { get; } = new("runtime.v1.RuntimeService", "RunPodSandbox", GrpcMethodType.Unary);

    /// <summary>The method <c>StopPodSandbox</c>.</summary>
    public static GrpcMethod<StopPodSandboxRequest, StopPodSandboxResponse> StopPodSandbox { get; } = new("runtime.v1.RuntimeService", "StopPodSandbox", GrpcMethodType.Unary);

    /// <summary>The method <c>RemovePodSandbox</c>.</summary>
    public static GrpcMethod<RemovePodSandboxRequest, RemovePodSandboxResponse> RemovePodSandbox { get; } = new("runtime.v1.RuntimeService", "RemovePodSandbox", GrpcMethodType.Unary);

    /// <summary>The method <c>PodSandboxStatus</c>.</summary>
    public static GrpcMethod<PodSandboxStatusRequest, PodSandboxStatusResponse> PodSandboxStatus { get; } = new("runtime.v1.RuntimeService", "PodSandboxStatus", GrpcMethodType.Unary);

    /// <summary>The method <c>ListPodSandbox</c>.</summary>
    public static GrpcMethod<ListPodSandboxRequest, ListPodSandboxResponse> ListPodSandbox { get; } = new("runtime.v1.RuntimeService", "ListPodSandbox", GrpcMethodType.Unary);

    /// <summary>The method <c>StreamPodSandboxes</c>.</summary>
    public static GrpcMethod<StreamPodSandboxesRequest, StreamPodSandboxesResponse> StreamPodSandboxes { get; } = new("runtime.v1.RuntimeService", "StreamPodSandboxes", GrpcMethodType.ServerStream);

    /// <summary>The method <c>CreateContainer</c>.</summary>
    public static GrpcMethod<CreateContainerRequest, CreateContainerResponse> CreateContainer { get; } = new("runtime.v1.RuntimeService", "CreateContainer", GrpcMethodType.Unary);

    /// <summary>The method <c>StartContainer</c>.</summary>
    public static GrpcMethod<StartContainerRequest, StartContainerResponse> StartContainer { get; } = new("runtime.v1.RuntimeService", "StartContainer", GrpcMethodType.Unary);

    /// <summary>The method <c>StopContainer</c>.</summary>
    public static GrpcMethod<StopContainerRequest, StopContainerResponse> StopContainer { get; } = new("runtime.v1.RuntimeService", "StopContainer", GrpcMethodType.Unary);

    /// <summary>The method <c>RemoveContainer</c>.</summary>
    public static GrpcMethod<RemoveContainerRequest, RemoveContainerResponse> RemoveContainer { get; } = new("runtime.v1.RuntimeService", "RemoveContainer", GrpcMethodType.Unary);

    /// <summary>The method <c>ListContainers</c>.</summary>
    public static GrpcMethod<ListContainersRequest, ListContainersResponse> ListContainers { get; } = new("runtime.v1.RuntimeService", "ListContainers", GrpcMethodType.Unary);

    /// <summary>The method <c>StreamContainers</c>.</summary>
    public static GrpcMethod<StreamContainersRequest, StreamContainersResponse> StreamContainers { get; } = new("runtime.v1.RuntimeService", "StreamContainers", GrpcMethodType.ServerStream);

    /// <summary>The method <c>ContainerStatus</c>.</summary>
    public static GrpcMethod<ContainerStatusRequest, ContainerStatusResponse> ContainerStatus { get; } = new("runtime.v1.RuntimeService", "ContainerStatus", GrpcMethodType.Unary);

    /// <summary>The method <c>UpdateContainerResources</c>.</summary>
    public static GrpcMethod<UpdateContainerResourcesRequest, UpdateContainerResourcesResponse> UpdateContainerResources { get; } = new("runtime.v1.RuntimeService", "UpdateContainerResources", GrpcMethodType.Unary);

    /// <summary>The method <c>ReopenContainerLog</c>.</summary>
    public static GrpcMethod<ReopenContainerLogRequest, ReopenContainerLogResponse> ReopenContainerLog { get; } = new("runtime.v1.RuntimeService", "ReopenContainerLog", GrpcMethodType.Unary);

    /// <summary>The method <c>ExecSync</c>.</summary>
    public static GrpcMethod<ExecSyncRequest, ExecSyncResponse> ExecSync { get; } = new("runtime.v1.RuntimeService", "ExecSync", GrpcMethodType.Unary);

    /// <summary>The method <c>Exec</c>.</summary>
    public static GrpcMethod<ExecRequest, ExecResponse> Exec { get; } = new("runtime.v1.RuntimeService", "Exec", GrpcMethodType.Unary);

    /// <summary>The method <c>Attach</c>.</summary>
    public static GrpcMethod<AttachRequest, AttachResponse> Attach { get; } = new("runtime.v1.RuntimeService", "Attach", GrpcMethodType.Unary);

    /// <summary>The method <c>PortForward</c>.</summary>
    public static GrpcMethod<PortForwardRequest, PortForwardResponse> PortForward { get; } = new("runtime.v1.RuntimeService", "PortForward", GrpcMethodType.Unary);

    /// <summary>The method <c>ContainerStats</c>.</summary>
    public static GrpcMethod<ContainerStatsRequest, ContainerStatsResponse> ContainerStats { get; } = new("runtime.v1.RuntimeService", "ContainerStats", GrpcMethodType.Unary);

    /// <summary>The method <c>ListContainerStats</c>.</summary>
    public static GrpcMethod<ListContainerStatsRequest, ListContainerStatsResponse> ListContainerStats { get; } = new("runtime.v1.RuntimeService", "ListContainerStats", GrpcMethodType.Unary);

    /// <summary>The method <c>StreamContainerStats</c>.</summary>
    public static GrpcMethod<StreamContainerStatsRequest, StreamContainerStatsResponse> StreamContainerStats { get; } = new("runtime.v1.RuntimeService", "StreamContainerStats", GrpcMethodType.ServerStream);

    /// <summary>The method <c>PodSandboxStats</c>.</summary>
    public static GrpcMethod<PodSandboxStatsRequest, PodSandboxStatsResponse> PodSandboxStats { get; } = new("runtime.v1.RuntimeService", "PodSandboxStats", GrpcMethodType.Unary);

    /// <summary>The method <c>ListPodSandboxStats</c>.</summary>
    public static GrpcMethod<ListPodSandboxStatsRequest, ListPodSandboxStatsResponse> ListPodSandboxStats { get; } = new("runtime.v1.RuntimeService", "ListPodSandboxStats", GrpcMethodType.Unary);

    /// <summary>The method <c>StreamPodSandboxStats</c>.</summary>
    public static GrpcMethod<StreamPodSandboxStatsRequest, StreamPodSandboxStatsResponse> StreamPodSandboxStats { get; } = new("runtime.v1.RuntimeService", "StreamPodSandboxStats", GrpcMethodType.ServerStream);

    /// <summary>The method <c>UpdateRuntimeConfig</c>.</summary>
    public static GrpcMethod<UpdateRuntimeConfigRequest, UpdateRuntimeConfigResponse> UpdateRuntimeConfig { get; } = new("runtime.v1.RuntimeService", "UpdateRuntimeConfig", GrpcMethodType.Unary);

    /// <summary>The method <c>Status</c>.</summary>
    public static GrpcMethod<StatusRequest, StatusResponse> Status { get; } = new("runtime.v1.RuntimeService", "Status", GrpcMethodType.Unary);

    /// <summary>The method <c>CheckpointContainer</c>.</summary>
    public static GrpcMethod<CheckpointContainerRequest, CheckpointContainerResponse> CheckpointContainer { get; } = new("runtime.v1.RuntimeService", "CheckpointContainer", GrpcMethodType.Unary);

    /// <summary>The method <c>GetContainerEvents</c>.</summary>
    public static GrpcMethod<GetEventsRequest, ContainerEventResponse> GetContainerEvents { get; } = new("runtime.v1.RuntimeService", "GetContainerEvents", GrpcMethodType.ServerStream);

    /// <summary>The method <c>ListMetricDescriptors</c>.</summary>
    public static GrpcMethod<ListMetricDescriptorsRequest, ListMetricDescriptorsResponse> ListMetricDescriptors { get; } = new("runtime.v1.RuntimeService", "ListMetricDescriptors", GrpcMethodType.Unary);

    /// <summary>The method <c>ListPodSandboxMetrics</c>.</summary>
    public static GrpcMethod<ListPodSandboxMetricsRequest, ListPodSandboxMetricsResponse> ListPodSandboxMetrics { get; } = new("runtime.v1.RuntimeService", "ListPodSandboxMetrics", GrpcMethodType.Unary);

    /// <summary>The method <c>StreamPodSandboxMetrics</c>.</summary>
    public static GrpcMethod<StreamPodSandboxMetricsRequest, StreamPodSandboxMetricsResponse> StreamPodSandboxMetrics { get; } = new("runtime.v1.RuntimeService", "StreamPodSandboxMetrics", GrpcMethodType.ServerStream);

    /// <summary>The method <c>RuntimeConfig</c>.</summary>
    public static GrpcMethod<RuntimeConfigRequest, RuntimeConfigResponse> RuntimeConfig { get; } = new("runtime.v1.RuntimeService", "RuntimeConfig", GrpcMethodType.Unary);

    /// <summary>The method <c>UpdatePodSandboxResources</c>.</summary>
    public static GrpcMethod<UpdatePodSandboxResourcesRequest, UpdatePodSandboxResourcesResponse> UpdatePodSandboxResources { get; } = new("runtime.v1.RuntimeService", "UpdatePodSandboxResources", GrpcMethodType.Unary);
}
