-- Does in Neovim what a person would: opens a draft, reads its finding, takes the quick fix. Writes
-- what came of it as JSON into the file that CLAIMLINT_RESULT names, and ends.

-- Conditions are waited for this long, in milliseconds.
local patience = 20000

-- Neovim 0.7, which Debian has, starts servers in two steps.
vim.lsp.start = vim.lsp.start
  or function(config)
    local id = vim.lsp.start_client(config)
    vim.lsp.buf_attach_client(0, id)
    return id
  end

local result = {}

local function findings()
  return vim.diagnostic.get(0)
end

local function describe(finding)
  local user_data = finding.user_data and finding.user_data.lsp or {}
  return {
    rule = finding.code or user_data.code,
    line = finding.lnum,
    column = finding.col,
    severity = finding.severity,
    source = finding.source,
    message = finding.message,
  }
end

local function drive()
  vim.cmd('edit ' .. vim.fn.fnameescape(vim.env.CLAIMLINT_DRAFT))
  result.filetype = vim.bo.filetype
  assert(
    vim.wait(patience, function()
      return #findings() > 0
    end),
    'no finding has come'
  )
  result.findings = vim.tbl_map(describe, findings())

  -- The menu of fixes: takes the one that is wanted.
  vim.ui.select = function(items, options, choose)
    result.offered = vim.tbl_map(options.format_item, items)
    for i, item in ipairs(items) do
      if options.format_item(item) == vim.env.CLAIMLINT_FIX then
        return choose(item, i)
      end
    end
    choose(nil)
  end
  local first = findings()[1]
  vim.api.nvim_win_set_cursor(0, { first.lnum + 1, first.col })
  vim.lsp.buf.code_action()
  assert(
    vim.wait(patience, function()
      return #findings() == 0
    end),
    'the finding has not gone'
  )
  result.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n') .. '\n'
end

local done, failure = pcall(drive)
if not done then
  result.failure = tostring(failure)
end
vim.fn.writefile({ vim.fn.json_encode(result) }, vim.env.CLAIMLINT_RESULT)
vim.cmd('qall!')
