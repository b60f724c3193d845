using Dotnetes.Processes;

namespace Dotnetes.Tests.Processes;

/// <summary>What a process gives back of the files it runs from.</summary>
public sealed class ProgramPagesTests
{
    private const string Smaps = """
        556749190000-556749192000 r--p 02395000 fe:00 11829253                   /opt/a program/dotnetes
        Size:                  8 kB
        Rss:                   8 kB
        Anonymous:             0 kB
        VmFlags: rd mr mw me
        5567491a0000-5567496db000 r-xp 02395000 fe:00 11829253                   /opt/a program/dotnetes
        Rss:                4000 kB
        Anonymous:             0 kB
        5567491f0000-5567491fb000 rw-p 02395000 fe:00 11829253                   /opt/a program/dotnetes
        Rss:                  44 kB
        Anonymous:             0 kB
        5567496f0000-5567496fb000 r--p 02395000 fe:00 11829253                   /opt/a program/dotnetes
        Rss:                  44 kB
        Anonymous:            12 kB
        7f0000000000-7f0000010000 r-xs 00000000 00:01 1034                       /memfd:doublemapper (deleted)
        Rss:                  64 kB
        Anonymous:             0 kB
        7f0000020000-7f0000030000 r--s 00000000 fe:00 77                         /var/lib/data
        Rss:                  64 kB
        Anonymous:             0 kB
        7f0000040000-7f0000050000 rw-p 00000000 00:00 0
        Rss:                  64 kB
        Anonymous:            64 kB
        7ffc0d2f8000-7ffc0d2fa000 r-xp 00000000 00:00 0                          [vdso]
        Rss:                   8 kB
        Anonymous:             0 kB
        """;

    [Fact]
    public void Only_unchanged_parts_of_files_with_code_can_be_dropped()
    {
        var mappings = MemoryMapping.Read(Smaps.Split('\n')).ToList();
        Assert.Equal(8, mappings.Count);
        Assert.Equal(
            [(0x556749190000u, 0x556749192000u, 8L * 1024), (0x5567491a0000u, 0x5567496db000u, 4000L * 1024)],
            ProgramPages.Droppable(mappings).Select(m => ((ulong)m.Start, (ulong)m.End, m.Resident)));
    }

    [Fact]
    public void A_mapping_is_given_back_when_it_was_there_at_the_look_before_and_the_program_goes_on()
    {
        using var pages = new ProgramPages();
        Assert.Equal(0, pages.GiveBack());
        var given = pages.GiveBack();
        Assert.True(given > 1024 * 1024, $"{given} bytes");

        // Code and constants of all that was dropped are there again as soon as somebody needs them.
        Assert.Equal("{\"a\":[1,2.5]}", System.Text.Json.Nodes.JsonNode.Parse("""{ "a": [1, 2.5] }""")!.ToJsonString());
        Assert.True(pages.GiveBack() < given);
    }
}
