using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Connecting;

/// <summary>Finds the container that a request means.</summary>
internal static class ContainerChoice
{
    /// <summary>The container's name: the wanted one, or the only one.</summary>
    /// <exception cref="ApiException">400: there is no such container, or several and none was named.</exception>
    public static string Of(Pod pod, string wanted)
    {
        if (wanted.Length > 0)
        {
            return Names(pod.Spec).Contains(wanted)
                ? wanted
                : throw ApiErrors.BadRequest($"container {wanted} is not valid for pod {pod.Metadata.Name}");
        }

        return pod.Spec.Containers.Count switch
        {
            1 => pod.Spec.Containers[0].Name,
            0 => throw ApiErrors.BadRequest($"a container name must be specified for pod {pod.Metadata.Name}"),
            _ => throw ApiErrors.BadRequest($"a container name must be specified for pod {pod.Metadata.Name}, choose one of: [{string.Join(' ', Names(pod.Spec))}]"),
        };
    }

    private static IEnumerable<string> Names(PodSpec spec) =>
        [.. spec.InitContainers.Select(c => c.Name), .. spec.Containers.Select(c => c.Name), .. spec.EphemeralContainers.Select(c => c.Name)];
}
