using Dotnetes.Api.FlowControl.V1;
using Dotnetes.Api.Meta.V1;
using Dotnetes.Client;
using Microsoft.Extensions.Logging;

namespace Dotnetes.ApiServer.FlowControl.Configuration;

/// <summary>
/// Makes the priority levels and flow schemas of every cluster and keeps them: the mandatory ones always have the specs of the server; the suggested ones as long
/// as their annotation <c>apf.kubernetes.io/autoupdate-spec</c> leaves them to the server (KEP-1040, and KEP-2900 for the annotation). Objects that an earlier version left
/// to the server and this one does not know are deleted.
/// </summary>
internal sealed partial class BootstrapFlowControl(IKubeClient client, ILogger logger)
{
    private const string Annotation = "apf.kubernetes.io/autoupdate-spec";

    /// <summary>What is written on objects that the server keeps.</summary>
    public static ValueMap<string> UpdatedByServer { get; } = ValueMap.Of((Annotation, "true"));

    /// <summary>Makes what is missing and sets right what was changed.</summary>
    /// <exception cref="KubeApiException">A read or a write was refused; the others may have happened.</exception>
    public async ValueTask Run(CancellationToken cancellationToken)
    {
        var levels = new Kind<PriorityLevelConfiguration>(
            BootstrapPriorityLevels.Mandatory, BootstrapPriorityLevels.Suggested, WithSpec, static (o, a) => o with { Metadata = o.Metadata with { Annotations = a } });
        var schemas = new Kind<FlowSchema>(
            BootstrapFlowSchemas.Mandatory,
            BootstrapFlowSchemas.Suggested,
            static (o, e) => o with { Spec = e.Spec },
            static (o, a) => o with { Metadata = o.Metadata with { Annotations = a } });
        await Ensure(levels, cancellationToken);
        await Ensure(schemas, cancellationToken);
    }

    /// <summary>What must be written so that an object is as the server wants it; null when it is.</summary>
    /// <param name="existing">The object as it is.</param>
    /// <param name="isMandatory">Whether its spec is not for administrators to change.</param>
    /// <param name="withSpec">The object with the spec that is wanted.</param>
    /// <param name="withAnnotations">The object with other annotations.</param>
    public static T? Revise<T>(T existing, bool isMandatory, Func<T, T> withSpec, Func<T, ValueMap<string>, T> withAnnotations)
        where T : class, IKubeObject<T>
    {
        var metadata = existing.Metadata;
        var said = metadata.Annotations.TryGetValue(Annotation, out var text) ? ParseFlag(text) : null;

        // Where nothing is said, an object that nobody changed is the server's.
        var isOurs = isMandatory || (said ?? metadata.Generation == 1);
        var revised = isOurs ? withSpec(existing) : existing;
        if (said != isOurs)
        {
            revised = withAnnotations(revised, metadata.Annotations.With(Annotation, isOurs ? "true" : "false"));
        }

        return revised.Equals(existing) ? null : revised;
    }

    // As Go reads flags.
    private static bool? ParseFlag(string? text) => text switch
    {
        "1" or "t" or "T" or "true" or "TRUE" or "True" => true,
        "0" or "f" or "F" or "false" or "FALSE" or "False" => false,
        _ => null,
    };

    // How much of the server the exempt level takes is for administrators to say.
    private static PriorityLevelConfiguration WithSpec(PriorityLevelConfiguration existing, PriorityLevelConfiguration expected) =>
        existing with { Spec = expected.Spec.Exempt is null ? expected.Spec : expected.Spec with { Exempt = existing.Spec.Exempt ?? expected.Spec.Exempt } };

    private async Task Ensure<T>(Kind<T> kind, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        var present = (await client.List<T>(cancellationToken: cancellationToken)).Items.ToDictionary(o => o.Metadata.Name, StringComparer.Ordinal);
        await Task.WhenAll(
        [
            .. kind.Suggested.Select(e => Ensure(kind, e, isMandatory: false, present, cancellationToken)),
            .. kind.Mandatory.Select(e => Ensure(kind, e, isMandatory: true, present, cancellationToken)),
        ]);
        var wanted = kind.Suggested.Concat(kind.Mandatory).Select(e => e.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var unwanted in present.Values.Where(o => !wanted.Contains(o.Metadata.Name) && ParseFlag(o.Metadata.Annotations.GetValueOrDefault(Annotation)) == true))
        {
            await Delete(unwanted, cancellationToken);
        }
    }

    private async Task Ensure<T>(Kind<T> kind, T expected, bool isMandatory, Dictionary<string, T> present, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        var name = expected.Metadata.Name;
        try
        {
            if (!present.TryGetValue(name, out var existing))
            {
                await client.Create(expected, cancellationToken: cancellationToken);
            }
            else if (Revise(existing, isMandatory, o => kind.WithSpec(o, expected), kind.WithAnnotations) is { } revised)
            {
                await client.Update(revised, cancellationToken: cancellationToken);
                Log.Revised(logger, T.Info.Kind, name);
            }
        }
        catch (KubeApiException e) when (e.IsConflict || e.IsAlreadyExists || e.IsNotFound)
        {
            // Another server does the same, or somebody works on it; the next round looks again.
        }
    }

    private async Task Delete<T>(T unwanted, CancellationToken cancellationToken)
        where T : class, IKubeObject<T>
    {
        try
        {
            var only = new DeleteOptions { Preconditions = new Preconditions { Uid = unwanted.Metadata.Uid, ResourceVersion = unwanted.Metadata.ResourceVersion } };
            await client.Delete<T>("", unwanted.Metadata.Name, only, cancellationToken);
            Log.Deleted(logger, T.Info.Kind, unwanted.Metadata.Name);
        }
        catch (KubeApiException e) when (e.IsConflict || e.IsNotFound)
        {
            // It was changed or deleted meanwhile.
        }
    }

    private sealed record Kind<T>(IReadOnlyList<T> Mandatory, IReadOnlyList<T> Suggested, Func<T, T, T> WithSpec, Func<T, ValueMap<string>, T> WithAnnotations);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "set the {Kind} {Name} right")]
        public static partial void Revised(ILogger logger, string kind, string name);

        [LoggerMessage(2, LogLevel.Information, "deleted the {Kind} {Name}, which is no longer one of the default ones")]
        public static partial void Deleted(ILogger logger, string kind, string name);
    }
}
