using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Resources.Core.Components;

/// <summary><c>componentstatuses</c>: the health of the control plane's parts, asked at every request. Deprecated upstream, but still served.</summary>
/// <param name="probes">How each part is asked.</param>
internal sealed class ComponentStatusResource(IReadOnlyList<ComponentProbe> probes) : VirtualResource
{
    /// <inheritdoc/>
    public override KindCodec Codec { get; } = KindCodec.Of<ComponentStatus>();

    /// <inheritdoc/>
    public override string Singular => "componentstatus";

    /// <inheritdoc/>
    public override IReadOnlyList<string> ShortNames => ["cs"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Verbs => ["get", "list"];

    /// <inheritdoc/>
    public override string Deprecation => "v1 ComponentStatus is deprecated in v1.19+";

    /// <inheritdoc/>
    public override async ValueTask<IKubeKind> Get(string name, StrategyContext context, CancellationToken cancellationToken)
    {
        var probe = probes.FirstOrDefault(p => p.Name == name);
        return probe is null ? throw ApiErrors.NotFound("", "componentstatus", name) : await Ask(probe, cancellationToken);
    }

    /// <inheritdoc/>
    public override async ValueTask<IReadOnlyList<IKubeObject>> List(StrategyContext context, CancellationToken cancellationToken) =>
        await Task.WhenAll(probes.Select(p => Ask(p, cancellationToken)));

    private static async Task<IKubeObject> Ask(ComponentProbe probe, CancellationToken cancellationToken)
    {
        var problem = await probe.Check(cancellationToken);
        return new ComponentStatus
        {
            Metadata = new() { Name = probe.Name },
            Conditions = [new ComponentCondition { Type = "Healthy", Status = problem is null ? "True" : "False", Message = problem ?? "ok" }],
        };
    }
}
