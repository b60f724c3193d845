namespace Dotnetes.Controllers;

/// <summary>A control loop of the controller manager.</summary>
public interface IController
{
    /// <summary>The name used in flags, such as <c>deployment-controller</c>.</summary>
    string Name { get; }

    /// <summary>Runs until cancelled. The informer factory runs already.</summary>
    Task Run(CancellationToken cancellationToken);
}
