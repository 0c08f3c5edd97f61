return content { layout = 1, api = 9, line_chars = 30 }
