using Dotnetes.Testing.Execution;

namespace Dotnetes.Testing.Simulations;

/// <summary>
/// Runs the real control plane on one thread in virtual time, over a store on a simulated disk, with users that act and things that go wrong as a seed
/// has it; checks all the time what must always be so, and at the end that everything came right.
/// </summary>
public static class Simulation
{
    /// <summary>Runs one seed.</summary>
    /// <exception cref="InvalidOperationException">Something left the thread, so that the run cannot be repeated.</exception>
    public static SimulationResult Run(SimulationOptions options)
    {
        SimulationResult? result = null;
        VirtualLoop.Run(async loop => result = await new SimulationRun(loop, options).Run());
        return result!;
    }
}
