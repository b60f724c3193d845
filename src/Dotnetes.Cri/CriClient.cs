using Dotnetes.Cri.V1;
using Dotnetes.Grpc;
using Dotnetes.Grpc.Client;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Cri;

/// <summary>
/// The Container Runtime Interface v1 of containerd, CRI-O or any other runtime, over its unix socket. Every call throws
/// <see cref="Dotnetes.Grpc.GrpcException"/> when the runtime refuses it or cannot be reached. Safe for concurrent use.
/// </summary>
public sealed class CriClient : IDisposable
{
    /// <summary>The largest answer accepted: a node with many containers lists them in one message.</summary>
    public const int MaxMessageBytes = 16 * 1024 * 1024;

    private static readonly GrpcCallOptions NoTimeout = new() { Timeout = Timeout.InfiniteTimeSpan };

    private readonly TimeProvider _time;
    private readonly GrpcChannel _runtime;
    private readonly GrpcChannel _images;

    /// <summary>Describes the connection; it is opened by the first call.</summary>
    /// <param name="endpoint">The runtime's endpoint, such as <c>unix:///run/containerd/containerd.sock</c>.</param>
    /// <param name="imageEndpoint">The image service's endpoint; empty when it is the same.</param>
    /// <param name="timeout">How long an ordinary call may take; upstream's default is two minutes.</param>
    /// <param name="time">The clock of deadlines.</param>
    public CriClient(string endpoint, string imageEndpoint = "", TimeSpan? timeout = null, TimeProvider? time = null)
    {
        var options = new GrpcChannelOptions
        {
            MaxReceiveMessageBytes = MaxMessageBytes,
            DefaultTimeout = timeout ?? TimeSpan.FromMinutes(2),
            TimeProvider = time ?? TimeProvider.System,
        };
        _time = options.TimeProvider;
        _runtime = new GrpcChannel(endpoint, options);
        _images = imageEndpoint.Length == 0 || imageEndpoint == endpoint ? _runtime : new GrpcChannel(imageEndpoint, options);
        Endpoint = endpoint;
    }

    /// <summary>The runtime's endpoint.</summary>
    public string Endpoint { get; }

    /// <summary>Told of every call that has ended: the method's name, how long it took, and whether it failed.</summary>
    public Action<string, TimeSpan, bool>? Observed { get; set; }

    /// <summary>The runtime's name and version.</summary>
    public ValueTask<VersionResponse> Version(CancellationToken cancellationToken) =>
        Call(_runtime, RuntimeService.Version, new VersionRequest { Version = "0.1.0" }, null, cancellationToken);

    /// <summary>Whether runtime and network are ready, and the runtime's handlers and features.</summary>
    public ValueTask<StatusResponse> Status(CancellationToken cancellationToken) =>
        Call(_runtime, RuntimeService.Status, new StatusRequest(), null, cancellationToken);

    /// <summary>The cgroup driver that the runtime uses.</summary>
    public ValueTask<RuntimeConfigResponse> RuntimeConfig(CancellationToken cancellationToken) =>
        Call(_runtime, RuntimeService.RuntimeConfig, new RuntimeConfigRequest(), null, cancellationToken);

    /// <summary>Creates and starts a sandbox; gives its id.</summary>
    public async ValueTask<string> RunPodSandbox(PodSandboxConfig config, string runtimeHandler, CancellationToken cancellationToken)
    {
        // Twice the ordinary time: the network plugins are part of this call.
        var options = new GrpcCallOptions { Timeout = _runtime.Options.DefaultTimeout * 2 };
        var request = new RunPodSandboxRequest { Config = config, RuntimeHandler = runtimeHandler };
        return (await Call(_runtime, RuntimeService.RunPodSandbox, request, options, cancellationToken)).PodSandboxId;
    }

    /// <summary>Kills what runs in a sandbox and takes its network away. Idempotent.</summary>
    public async ValueTask StopPodSandbox(string id, CancellationToken cancellationToken) =>
        await Call(_runtime, RuntimeService.StopPodSandbox, new StopPodSandboxRequest { PodSandboxId = id }, null, cancellationToken);

    /// <summary>Removes a sandbox with its containers. Idempotent.</summary>
    public async ValueTask RemovePodSandbox(string id, CancellationToken cancellationToken) =>
        await Call(_runtime, RuntimeService.RemovePodSandbox, new RemovePodSandboxRequest { PodSandboxId = id }, null, cancellationToken);

    /// <summary>The state of one sandbox.</summary>
    public ValueTask<PodSandboxStatusResponse> PodSandboxStatus(string id, bool verbose, CancellationToken cancellationToken) =>
        Call(_runtime, RuntimeService.PodSandboxStatus, new PodSandboxStatusRequest { PodSandboxId = id, Verbose = verbose }, null, cancellationToken);

    /// <summary>The sandboxes that a filter selects; all when it is null.</summary>
    public async ValueTask<ValueList<PodSandbox>> ListPodSandboxes(PodSandboxFilter? filter, CancellationToken cancellationToken) =>
        (await Call(_runtime, RuntimeService.ListPodSandbox, new ListPodSandboxRequest { Filter = filter }, null, cancellationToken)).Items;

    /// <summary>Creates a container in a sandbox; gives its id.</summary>
    public async ValueTask<string> CreateContainer(string sandboxId, ContainerConfig config, PodSandboxConfig sandboxConfig, CancellationToken cancellationToken)
    {
        var request = new CreateContainerRequest { PodSandboxId = sandboxId, Config = config, SandboxConfig = sandboxConfig };
        return (await Call(_runtime, RuntimeService.CreateContainer, request, null, cancellationToken)).ContainerId;
    }

    /// <summary>Starts a created container.</summary>
    public async ValueTask StartContainer(string id, CancellationToken cancellationToken) =>
        await Call(_runtime, RuntimeService.StartContainer, new StartContainerRequest { ContainerId = id }, null, cancellationToken);

    /// <summary>Stops a container: its stop signal, then SIGKILL after the grace period. Returns when it has stopped. Idempotent.</summary>
    public async ValueTask StopContainer(string id, TimeSpan grace, CancellationToken cancellationToken)
    {
        var options = new GrpcCallOptions { Timeout = grace + (_runtime.Options.DefaultTimeout ?? TimeSpan.FromMinutes(2)) };
        var request = new StopContainerRequest { ContainerId = id, Timeout = (long)grace.TotalSeconds };
        await Call(_runtime, RuntimeService.StopContainer, request, options, cancellationToken);
    }

    /// <summary>Removes a container, killing it when it runs. Idempotent.</summary>
    public async ValueTask RemoveContainer(string id, CancellationToken cancellationToken) =>
        await Call(_runtime, RuntimeService.RemoveContainer, new RemoveContainerRequest { ContainerId = id }, null, cancellationToken);

    /// <summary>The containers that a filter selects; all when it is null.</summary>
    public async ValueTask<ValueList<Container>> ListContainers(ContainerFilter? filter, CancellationToken cancellationToken) =>
        (await Call(_runtime, RuntimeService.ListContainers, new ListContainersRequest { Filter = filter }, null, cancellationToken)).Containers;

    /// <summary>The state of one container.</summary>
    public ValueTask<ContainerStatusResponse> ContainerStatus(string id, bool verbose, CancellationToken cancellationToken) =>
        Call(_runtime, RuntimeService.ContainerStatus, new ContainerStatusRequest { ContainerId = id, Verbose = verbose }, null, cancellationToken);

    /// <summary>Changes the resources of a running container.</summary>
    public async ValueTask UpdateContainerResources(UpdateContainerResourcesRequest request, CancellationToken cancellationToken) =>
        await Call(_runtime, RuntimeService.UpdateContainerResources, request, null, cancellationToken);

    /// <summary>Makes the runtime open the container's log file anew, after it was rotated away.</summary>
    public async ValueTask ReopenContainerLog(string id, CancellationToken cancellationToken) =>
        await Call(_runtime, RuntimeService.ReopenContainerLog, new ReopenContainerLogRequest { ContainerId = id }, null, cancellationToken);

    /// <summary>Runs a command in a container and waits for it; a command over its time ends with DEADLINE_EXCEEDED.</summary>
    /// <param name="id">The container.</param>
    /// <param name="command">The command and its arguments, without a shell.</param>
    /// <param name="timeout">How long it may run; zero means without limit.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public ValueTask<ExecSyncResponse> ExecSync(string id, ValueList<string> command, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var seconds = (long)Math.Ceiling(timeout.TotalSeconds);
        var options = timeout > TimeSpan.Zero
            ? new GrpcCallOptions { Timeout = timeout + (_runtime.Options.DefaultTimeout ?? TimeSpan.Zero) }
            : NoTimeout;
        return Call(_runtime, RuntimeService.ExecSync, new ExecSyncRequest { ContainerId = id, Cmd = command, Timeout = seconds }, options, cancellationToken);
    }

    /// <summary>Saves the state of a container into an archive. Without a time in the request the ordinary one holds.</summary>
    public async ValueTask CheckpointContainer(CheckpointContainerRequest request, CancellationToken cancellationToken)
    {
        var options = request.Timeout > 0 ? new GrpcCallOptions { Timeout = TimeSpan.FromSeconds(request.Timeout) } : null;
        await Call(_runtime, RuntimeService.CheckpointContainer, request, options, cancellationToken);
    }

    /// <summary>Prepares an interactive command; gives the address of the runtime's streaming server.</summary>
    public async ValueTask<string> Exec(ExecRequest request, CancellationToken cancellationToken) =>
        (await Call(_runtime, RuntimeService.Exec, request, null, cancellationToken)).Url;

    /// <summary>Prepares an attachment to a container's own streams; gives the address of the runtime's streaming server.</summary>
    public async ValueTask<string> Attach(AttachRequest request, CancellationToken cancellationToken) =>
        (await Call(_runtime, RuntimeService.Attach, request, null, cancellationToken)).Url;

    /// <summary>Prepares port forwarding into a sandbox; gives the address of the runtime's streaming server.</summary>
    public async ValueTask<string> PortForward(PortForwardRequest request, CancellationToken cancellationToken) =>
        (await Call(_runtime, RuntimeService.PortForward, request, null, cancellationToken)).Url;

    /// <summary>What the containers that a filter selects consume.</summary>
    public async ValueTask<ValueList<ContainerStats>> ListContainerStats(ContainerStatsFilter? filter, CancellationToken cancellationToken) =>
        (await Call(_runtime, RuntimeService.ListContainerStats, new ListContainerStatsRequest { Filter = filter }, null, cancellationToken)).Stats;

    /// <summary>What the sandboxes that a filter selects consume.</summary>
    public async ValueTask<ValueList<PodSandboxStats>> ListPodSandboxStats(PodSandboxStatsFilter? filter, CancellationToken cancellationToken) =>
        (await Call(_runtime, RuntimeService.ListPodSandboxStats, new ListPodSandboxStatsRequest { Filter = filter }, null, cancellationToken)).Stats;

    /// <summary>Tells the runtime the node's pod range, for runtimes that write the network configuration themselves.</summary>
    public async ValueTask UpdateRuntimeConfig(string podCidr, CancellationToken cancellationToken)
    {
        var config = new RuntimeConfig { NetworkConfig = new NetworkConfig { PodCidr = podCidr } };
        await Call(_runtime, RuntimeService.UpdateRuntimeConfig, new UpdateRuntimeConfigRequest { RuntimeConfig = config }, null, cancellationToken);
    }

    /// <summary>Container events as they happen; UNIMPLEMENTED before containerd 1.7.</summary>
    public IAsyncEnumerable<ContainerEventResponse> ContainerEvents(CancellationToken cancellationToken) =>
        _runtime.ServerStream(RuntimeService.GetContainerEvents, new GetEventsRequest(), NoTimeout, cancellationToken);

    /// <summary>The images on the node.</summary>
    public async ValueTask<ValueList<Image>> ListImages(CancellationToken cancellationToken) =>
        (await Call(_images, ImageService.ListImages, new ListImagesRequest(), null, cancellationToken)).Images;

    /// <summary>The image of that name or id, or null when the node has none.</summary>
    public async ValueTask<Image?> ImageStatus(ImageSpec image, CancellationToken cancellationToken) =>
        (await Call(_images, ImageService.ImageStatus, new ImageStatusRequest { Image = image }, null, cancellationToken)).Image;

    /// <summary>Pulls an image; gives its reference. May take as long as the registry needs.</summary>
    public async ValueTask<string> PullImage(PullImageRequest request, CancellationToken cancellationToken) =>
        (await Call(_images, ImageService.PullImage, request, NoTimeout, cancellationToken)).ImageRef;

    /// <summary>Removes an image. Idempotent.</summary>
    public async ValueTask RemoveImage(ImageSpec image, CancellationToken cancellationToken) =>
        await Call(_images, ImageService.RemoveImage, new RemoveImageRequest { Image = image }, null, cancellationToken);

    /// <summary>How full the file systems of the images are.</summary>
    public ValueTask<ImageFsInfoResponse> ImageFsInfo(CancellationToken cancellationToken) =>
        Call(_images, ImageService.ImageFsInfo, new ImageFsInfoRequest(), null, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _runtime.Dispose();
        if (!ReferenceEquals(_runtime, _images))
        {
            _images.Dispose();
        }
    }

    private async ValueTask<TResponse> Call<TRequest, TResponse>(
        GrpcChannel channel, GrpcMethod<TRequest, TResponse> method, TRequest request, GrpcCallOptions? options, CancellationToken cancellationToken)
        where TRequest : Serialization.Protobuf.IProtoMessage<TRequest>
        where TResponse : Serialization.Protobuf.IProtoMessage<TResponse>
    {
        var start = _time.GetTimestamp();
        var failed = true;
        try
        {
            var response = await channel.Unary(method, request, options, cancellationToken);
            failed = false;
            return response;
        }
        finally
        {
            Observed?.Invoke(method.Name, _time.GetElapsedTime(start), failed);
        }
    }
}
