namespace Dotnetes.Tests.Shared;

/// <summary>Waiting for what comes true by itself.</summary>
public static class Eventually
{
    /// <summary>Asks until the answer is yes; a question that fails meanwhile counts as no.</summary>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="condition">The question.</param>
    /// <param name="seconds">How long it may take.</param>
    /// <param name="describe">What there is to see when it did not happen.</param>
    public static async Task Holds(string what, Func<Task<bool>> condition, int seconds = 60, Func<Task<string>>? describe = null)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        var last = "";
        while (true)
        {
            try
            {
                if (await condition())
                {
                    return;
                }
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                last = e.Message;
            }

            if (limit.IsCancellationRequested)
            {
                Assert.Fail($"it did not happen in {seconds} s that {what}\n{last}\n{(describe is null ? "" : await describe())}");
            }

            await Task.Delay(100);
        }
    }
}
