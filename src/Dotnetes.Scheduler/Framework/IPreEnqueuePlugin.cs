using Dotnetes.Api.Core.V1;

namespace Dotnetes.Scheduler.Framework;

/// <summary>Decides whether a pod may enter the active queue at all.</summary>
public interface IPreEnqueuePlugin : IPlugin
{
    /// <summary>Anything but success keeps the pod out until an event that the plugin registered for.</summary>
    Status PreEnqueue(Pod pod);
}
