namespace Dotnetes.Scheduler.Framework;

/// <summary>A scheduling plugin. It implements the interfaces of the extension points that it takes part in.</summary>
public interface IPlugin
{
    /// <summary>The name used in profiles, such as <c>NodeResourcesFit</c>.</summary>
    string Name { get; }
}
